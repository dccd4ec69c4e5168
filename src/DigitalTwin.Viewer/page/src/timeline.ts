import { api, Refusal, setToken } from "./api";
import { byId, h, put, say, text } from "./dom";
import { goLive, show } from "./feed";
import { day, hour, instantOf, number } from "./format";
import { change, on, view } from "./store";

/** Time: play, hold, step, speed, and scrubbing over the whole history. */

const speeds: [string, string][] = [
    ["1", "1 h/s"],
    ["4", "4 h/s"],
    ["10", "10 h/s"],
    ["24", "1 day/s"],
    ["168", "1 week/s"],
    ["", "as fast as it goes"],
];

export function mountTimeline(): void {
    const play = h("button", { type: "button", id: "play", class: "primary", click: () => void toggle() });
    const back = h(
        "button",
        { type: "button", id: "back", "aria-label": "One hour back", title: "One hour back (,)", click: () => shift(-1) },
        "\u2039",
    );
    const forth = h(
        "button",
        { type: "button", id: "step", "aria-label": "One hour on", title: "One hour on (.)", click: () => void forward() },
        "\u203A",
    );
    const live = h("button", { type: "button", id: "live", class: "quiet", click: () => void goLive() }, "Newest");
    const scrub = h("input", {
        id: "scrub",
        type: "range",
        min: "0",
        max: "0",
        step: "1",
        value: "0",
        "aria-label": "Hour of the run",
        input: () => show(Number(scrub.value)),
    });
    const from = h("span", { class: "edge" }),
        to = h("span", { class: "edge" }),
        at = h("output", { class: "at", for: "scrub" });
    const speed = h(
        "select",
        { id: "speed", "aria-label": "Speed", change: () => void pace(speed.value) },
        ...speeds.map(([value, label]) => h("option", { value }, label)),
    );
    byId("timeline").append(
        h("div", { class: "buttons", role: "group", "aria-label": "Playing" }, back, play, forth),
        h("label", { class: "speed" }, speed),
        h("div", { class: "track" }, scrub, h("div", { class: "edges" }, from, at, to)),
        live,
    );

    on(["facts", "connected"], () => {
        const ticking = view.facts?.state === "playing";
        text(play, ticking ? "\u275A\u275A" : "\u25B6");
        put(play, "aria-label", ticking ? "Hold" : "Play");
        put(play, "title", ticking ? "Hold (space)" : "Play (space)");
        const rate = view.facts?.ticksPerSecond;
        const value = rate === null || rate === undefined ? "" : String(rate);
        if (![...speed.options].some((option) => option.value === value))
            speed.append(h("option", { value }, `${number(rate ?? 0, 0)} h/s`));
        if (document.activeElement !== speed) speed.value = view.facts?.state === "standing" ? "24" : value;
    });
    on(["newest", "frame", "world", "live"], () => {
        put(scrub, "max", String(Math.max(0, view.newest)));
        if (!view.world) return;
        const tick = view.frame?.tick ?? 0;
        if (view.live || document.activeElement !== scrub) scrub.value = String(tick);
        const shown = instantOf(view.world.startUtc, tick),
            last = instantOf(view.world.startUtc, Math.max(0, view.newest));
        put(scrub, "aria-valuetext", `${day(shown)} ${hour(shown)} UTC`);
        scrub.style.setProperty("--done", `${view.newest > 0 ? (tick / view.newest) * 100 : 100}%`);
        text(from, day(instantOf(view.world.startUtc, 0)));
        text(at, view.live ? "" : `tick ${number(tick, 0)} of ${number(view.newest, 0)}`);
        text(to, day(last));
        live.classList.toggle("hidden", view.live);
    });
    window.addEventListener("keydown", keys);
}

function keys(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (event.key === " " && target.tagName !== "BUTTON" && target.getAttribute("role") !== "button") void toggle();
    else if (event.key === ",") shift(-1);
    else if (event.key === ".") void forward();
    else if (event.key === "/") byId("find").focus();
    else return;
    event.preventDefault();
}

function shift(by: number): void {
    const tick = (view.frame?.tick ?? view.newest) + by;
    if (tick >= 0 && tick <= view.newest) show(tick);
}

/** One hour on: out of history, or a new one where the newest is shown. */
async function forward(): Promise<void> {
    if (!view.live && (view.frame?.tick ?? 0) < view.newest) return shift(1);
    await ask(async (run) => {
        await goLive();
        return api.advance(run, { ticks: 1 });
    });
}

async function toggle(): Promise<void> {
    const playing = view.facts?.state === "playing";
    await ask(async (run) => {
        if (!playing && !view.live) await goLive();
        if (!playing && view.facts?.state === "standing") await api.speed(run, 24);
        return playing ? api.pause(run) : api.advance(run, {});
    });
}

async function pace(value: string): Promise<void> {
    await ask((run) => api.speed(run, value === "" ? null : Number(value)));
}

/** Does something to the run, and reports what is wrong. */
export async function ask(what: (run: string) => Promise<unknown>): Promise<void> {
    if (!view.facts) return;
    try {
        await what(view.facts.id);
        change({ facts: await api.facts(view.facts.id) });
    } catch (error) {
        if (error instanceof Refusal && error.status === 401) {
            const token = window.prompt("Changing calls need the token that `twin up` printed:");
            if (token) setToken(token);
        } else say(error instanceof Refusal ? `${error.message} ${error.fix}` : "The host cannot be reached.");
    }
}
