import "uplot/dist/uPlot.min.css";
import "./styles/colors.css";
import "./styles/base.css";
import "./styles/map.css";
import "./styles/panel.css";
import { api, takeToken } from "./api";
import { say } from "./dom";
import { follow } from "./feed";
import { mountHeader } from "./header";
import { mountMap } from "./map/map";
import { mountPanel } from "./panels/panel";
import { change, view } from "./store";
import { mountTimeline } from "./timeline";

takeToken();
void start(); // asks while the page is being laid out
mountHeader();
mountMap();
mountPanel();
mountTimeline();

/** Opens the run that the address names, or the one that the host names. */
async function start(): Promise<void> {
    try {
        const [host, runs] = await Promise.all([api.host(), api.runs()]);
        change({ runs });
        const asked = new URLSearchParams(location.search).get("run");
        const id = runs.find((run) => run.id === asked)?.id ?? runs.find((run) => run.id === host.current)?.id ?? runs[0]?.id;
        if (id) await open(id);
        else say("There is no run yet.");
    } catch {
        say("The host cannot be reached; trying again.");
        setTimeout(() => void start(), 1000);
    }
}

/** Shows a run. */
export async function open(id: string): Promise<void> {
    const [world, facts, frame] = await Promise.all([api.world(id), api.facts(id), api.snapshot(id).catch(() => null)]);
    change({ world, facts, frame, newest: facts.ticks - 1, live: true, selection: null, other: null }, "events");
    const address = new URL(location.href);
    address.searchParams.set("run", id);
    history.replaceState(null, "", address);
    follow(id);
}

window.addEventListener("twin-open", (event) => void open((event as CustomEvent<string>).detail));
Object.assign(window, { twin: view });
