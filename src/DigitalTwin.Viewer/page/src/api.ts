/** The API of the twin's host: its types come from the document that it serves at /openapi/v1.json. */

import type {
    EntityDocument,
    EventDocument,
    EventKindDocument,
    EventResponse,
    HistoryDocument,
    HostDocument,
    RunFacts,
    SnapshotDocument,
    WorldDocument,
} from "./generated/schema";

export type {
    EntityDocument as Entity,
    EventDocument as LoggedEvent,
    EventKindDocument as EventKind,
    EventResponse as EventAnswer,
    LineDocument as Line,
    MetricDocument as Metric,
    RunFacts,
    SeriesDocument as Series,
    SiteDocument as Site,
    SnapshotDocument as Frame,
    WorldDocument as World,
    ZoneDocument as Zone,
} from "./generated/schema";

export type Columns = SnapshotDocument["zones"];

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
    host: () => call<HostDocument>("/api/host"),
    runs: () => call<RunFacts[]>("/api/runs"),
    facts: (id: string) => call<RunFacts>(run(id)),
    world: (id: string) => call<WorldDocument>(`${run(id)}/world`),
    snapshot: (id: string, tick?: number, signal?: AbortSignal) =>
        call<SnapshotDocument>(`${run(id)}/snapshot${tick === undefined ? "" : `?tick=${tick}`}`, signal ? { signal } : {}),
    entity: (id: string, entity: string, tick: number) =>
        call<EntityDocument>(`${run(id)}/entity?id=${encodeURIComponent(entity)}&tick=${tick}`),
    history: (id: string, entities: string[], metrics: string[], from: number, to: number, resolution: string) => {
        const query = new URLSearchParams({ from: String(from), to: String(to), resolution });
        for (const entity of entities) query.append("entity", entity);
        for (const metric of metrics) query.append("metric", metric);
        return call<HistoryDocument>(`${run(id)}/history?${query}`).then((answer) => answer.series);
    },
    events: (id: string) => call<EventDocument[]>(`${run(id)}/events`),
    kinds: () => call<EventKindDocument[]>("/api/event-kinds"),
    inject: (id: string, event: unknown) => call<EventResponse>(`${run(id)}/events`, post(event)),
    advance: (id: string, body: { ticks?: number }) => call<RunFacts>(`${run(id)}/advance`, post(body)),
    pause: (id: string) => call<RunFacts>(`${run(id)}/pause`, post()),
    speed: (id: string, ticksPerSecond: number | null) =>
        call<RunFacts>(`${run(id)}/speed`, { method: "PUT", body: JSON.stringify({ ticksPerSecond }) }),
    feed: (id: string, rate: number) => `${run(id)}/feed?rate=${rate}`,
};
