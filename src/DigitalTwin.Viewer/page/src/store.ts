import type { Frame, RunFacts, World } from "./api";

/** What the page shows. One place holds it; who shows a part of it is notified when something changes. */
export interface Selection {
    kind: "zone" | "line" | "datacenter" | "fab" | "country";
    id: string;
}

export interface View {
    runs: RunFacts[];
    facts: RunFacts | null;
    world: World | null;
    /** The tick that is shown. */
    frame: Frame | null;
    /** The newest tick that the run has shown. */
    newest: number;
    /** Whether the page follows the run; else it shows a tick of the past. */
    live: boolean;
    /** Whether the host can be reached. */
    connected: boolean;
    selection: Selection | null;
    /** The run that is compared with, and its figures of the same tick. */
    other: { id: string; frame: Frame | null } | null;
}

export type Part = "runs" | "facts" | "world" | "frame" | "newest" | "live" | "connected" | "selection" | "other" | "events";

type Listener = (changed: ReadonlySet<Part>) => void;

const listeners: [ReadonlySet<Part>, Listener][] = [];
const pending = new Set<Part>();
let scheduled = false;

export const view: View = {
    runs: [],
    facts: null,
    world: null,
    frame: null,
    newest: -1,
    live: true,
    connected: false,
    selection: null,
    other: null,
};

/** Is called once a frame of the screen with what has changed. */
export function on(parts: Part[], listener: Listener): void {
    listeners.push([new Set(parts), listener]);
}

export function change(values: Partial<View>, ...also: Part[]): void {
    for (const [name, value] of Object.entries(values)) {
        if ((view as unknown as Record<string, unknown>)[name] === value) continue;
        (view as unknown as Record<string, unknown>)[name] = value;
        pending.add(name as Part);
    }
    for (const part of also) pending.add(part);
    if (scheduled || pending.size === 0) return;
    scheduled = true;
    // A hidden tab draws nothing; a timer keeps it current nevertheless.
    if (document.hidden) setTimeout(flush, 200);
    else requestAnimationFrame(flush);
}

function flush(): void {
    scheduled = false;
    const changed = new Set(pending);
    pending.clear();
    for (const [parts, listener] of listeners) {
        for (const part of parts) {
            if (!changed.has(part)) continue;
            listener(changed);
            break;
        }
    }
}

export function select(selection: Selection | null): void {
    change({ selection });
}

/** Place of an entity in the lists of frames; -1 where it is not. */
export function indexOf(kind: Selection["kind"], id: string): number {
    const world = view.world;
    if (!world) return -1;
    const list = kind === "zone" ? world.zones : kind === "line" ? world.lines : kind === "datacenter" ? world.datacenters : world.fabs;
    return list.findIndex((entity) => entity.id === id);
}
