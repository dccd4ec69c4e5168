/** The API of the twin's host, as /openapi/v1.json describes it. */

export interface RunFacts {
    id: string;
    scenario: string;
    seed: string;
    state: "standing" | "elsewhere" | "opening" | "playing" | "paused" | "finished" | "failed";
    ticks: number;
    target: number | null;
    ticksPerSecond: number | null;
    startUtc: string;
    firstFreeTick: number | null;
    recoveries: number;
    note: string;
    parent: string | null;
}

export interface Zone {
    id: string;
    name: string;
    country: string;
    latitude: number;
    longitude: number;
}
export interface Line {
    id: string;
    from: string;
    to: string;
    forwardMw: number;
    reverseMw: number;
    /** Limits from a tick on, in their order; before the first the two above hold. */
    dated: { tick: number; forwardMw: number; reverseMw: number }[];
}
export interface Site {
    id: string;
    name: string;
    zone: string;
    kind: string;
    owner: string;
    latitude: number;
    longitude: number;
    plannedMw: { utc: string; value: number }[];
}
export interface Metric {
    name: string;
    title: string;
    unit: string;
    decimals: number;
}
export interface World {
    run: string;
    scenario: string;
    title: string;
    startUtc: string;
    hoursPerTick: number;
    schema: string;
    zones: Zone[];
    lines: Line[];
    datacenters: Site[];
    fabs: Site[];
    countries: string[];
    metrics: Record<string, Metric[]>;
    assumptions: { table: string; rows: number; assumed: number }[];
    scenarioHasChanged: boolean;
}

export type Columns = Record<string, (number | null)[]>;
export interface Frame {
    tick: number;
    utc: string;
    hash?: string;
    schema: string;
    zones: Columns;
    lines: Columns;
    datacenters: Columns;
    fabs: Columns;
}
export interface Series {
    entity: string;
    metric: string;
    unit: string;
    ticks: number[];
    mean: number[];
    min: number[] | null;
    max: number[] | null;
    hours: number[] | null;
}
export interface Member {
    id: string;
    kind: string;
    fuel: string;
    technology: string;
    capacityMw: number | null;
    figures: Record<string, number | null>;
}
export interface Entity {
    id: string;
    kind: string;
    tick: number;
    figures: Record<string, number | null>;
    members: Member[];
}
export interface LoggedEvent {
    id: string;
    tick: number;
    utc: string;
    kind: string;
    target: string;
    subject: string;
    value: number;
    hours: number | null;
}
export interface EventKind {
    name: string;
    value: string | null;
    least: number | null;
    most: number | null;
    default: number | null;
    subject: string;
    lasts: boolean;
    targets: string[];
}
export interface EventAnswer {
    events: { id: string; accepted: boolean; tick: number; instantUtc: string; reason: string }[];
    findings: { field: string; problem: string; fix: string }[];
}
export interface HostFacts {
    product: string;
    build: string;
    current: string | null;
    tokenNeeded: boolean;
}

/** A refusal of the host: what is wrong, and the fix. */
export class Refusal extends Error {
    constructor(
        readonly status: number,
        detail: string,
        readonly fix: string,
    ) {
        super(detail);
    }
}

const tokenKey = "twin-token";

/** The token of changing calls comes once in the address and is kept for this tab. */
export function takeToken(): void {
    const given = /[#&]token=([^&]+)/.exec(location.hash)?.[1];
    if (!given) return;
    sessionStorage.setItem(tokenKey, decodeURIComponent(given));
    history.replaceState(null, "", location.pathname + location.search);
}

export function setToken(token: string): void {
    sessionStorage.setItem(tokenKey, token);
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
    const headers = new Headers(init.headers);
    const token = sessionStorage.getItem(tokenKey);
    if (token && init.method) headers.set("Authorization", `Bearer ${token}`);
    if (init.body) headers.set("Content-Type", "application/json");
    const answer = await fetch(path, { ...init, headers });
    if (answer.ok) return (await answer.json()) as T;
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string; fix?: string };
    if (answer.status === 409 || answer.status === 422) {
        if ("findings" in problem) return problem as T;
    }
    throw new Refusal(answer.status, problem.detail ?? answer.statusText, problem.fix ?? "");
}

const run = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;
const post = (body?: unknown): RequestInit => ({ method: "POST", ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

export const api = {
    host: () => call<HostFacts>("/api/host"),
    runs: () => call<RunFacts[]>("/api/runs"),
    facts: (id: string) => call<RunFacts>(run(id)),
    world: (id: string) => call<World>(`${run(id)}/world`),
    snapshot: (id: string, tick?: number, signal?: AbortSignal) =>
        call<Frame>(`${run(id)}/snapshot${tick === undefined ? "" : `?tick=${tick}`}`, signal ? { signal } : {}),
    entity: (id: string, entity: string, tick: number) => call<Entity>(`${run(id)}/entity?id=${encodeURIComponent(entity)}&tick=${tick}`),
    history: (id: string, entities: string[], metrics: string[], from: number, to: number, resolution: string) => {
        const query = new URLSearchParams({ from: String(from), to: String(to), resolution });
        for (const entity of entities) query.append("entity", entity);
        for (const metric of metrics) query.append("metric", metric);
        return call<{ series: Series[] }>(`${run(id)}/history?${query}`).then((answer) => answer.series);
    },
    events: (id: string) => call<LoggedEvent[]>(`${run(id)}/events`),
    kinds: () => call<EventKind[]>("/api/event-kinds"),
    inject: (id: string, event: unknown) => call<EventAnswer>(`${run(id)}/events`, post(event)),
    advance: (id: string, body: { ticks?: number }) => call<RunFacts>(`${run(id)}/advance`, post(body)),
    pause: (id: string) => call<RunFacts>(`${run(id)}/pause`, post()),
    speed: (id: string, ticksPerSecond: number | null) =>
        call<RunFacts>(`${run(id)}/speed`, { method: "PUT", body: JSON.stringify({ ticksPerSecond }) }),
    feed: (id: string, rate: number) => `${run(id)}/feed?rate=${rate}`,
};
