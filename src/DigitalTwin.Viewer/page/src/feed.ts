import { api, type Frame, type RunFacts } from "./api";
import { change, view } from "./store";

/** Follows a run: ticks as they come, at most so many a second as a screen needs, and what is said between them. */

const rate = 20;
let source: EventSource | null = null;
let again: ReturnType<typeof setTimeout> | undefined;

export function follow(run: string): void {
    source?.close();
    clearTimeout(again);
    const opened = new EventSource(api.feed(run, rate));
    source = opened;
    opened.addEventListener("open", () => change({ connected: true }));
    opened.addEventListener("tick", (event) => take(JSON.parse((event as MessageEvent<string>).data) as Frame));
    opened.addEventListener("state", (event) => change({ facts: JSON.parse((event as MessageEvent<string>).data) as RunFacts }));
    opened.addEventListener("events", () => change({}, "events"));
    opened.addEventListener("end", () => reopen(run, 500));
    opened.addEventListener("error", () => {
        change({ connected: false });
        if (opened.readyState === EventSource.CLOSED) reopen(run, 1000);
    });
}

function reopen(run: string, after: number): void {
    source?.close();
    change({ connected: false });
    clearTimeout(again);
    again = setTimeout(() => follow(run), after);
}

function take(frame: Frame): void {
    const world = view.world;
    if (world && world.schema !== frame.schema) {
        // Somebody has joined the run: the lists of the world have grown.
        void api.world(world.run).then((grown) => change({ world: grown }));
        if (world.schema !== "") return;
    }
    change(view.live ? { frame, newest: frame.tick, connected: true } : { newest: frame.tick, connected: true });
}

let wanted: number | null = null;
let loading = false;

/** Shows a tick of the past. While one is being loaded only the newest wish counts. */
export function show(tick: number): void {
    wanted = tick;
    change({ live: false });
    if (!loading) void load();
}

async function load(): Promise<void> {
    loading = true;
    while (wanted !== null && view.facts) {
        const tick: number = wanted;
        wanted = null;
        try {
            const frame = await api.snapshot(view.facts.id, tick);
            if (!view.live) change({ frame });
        } catch {
            break; // the tick went away with a restart, or the host is gone: the feed shows it
        }
    }
    loading = false;
}

/** Goes back to following the run. */
export async function goLive(): Promise<void> {
    wanted = null;
    change({ live: true });
    if (view.facts) change({ frame: await api.snapshot(view.facts.id) });
}
