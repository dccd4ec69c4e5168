import { api } from "./api";
import { byId, h, put, say, text } from "./dom";
import { day, hour } from "./format";
import { change, on, select, view } from "./store";

/** The head of the page: which run, what it is doing, which hour is shown, and a way to any entity by name. */

const states: Record<string, string> = {
    standing: "not running",
    elsewhere: "in another process",
    opening: "recovering",
    playing: "ticking",
    paused: "paused",
    finished: "done",
    failed: "failed",
};

export function mountHeader(): void {
    const runs = h("select", { id: "run", "aria-label": "Run", change: (event) => open((event.target as HTMLSelectElement).value) });
    const state = h("span", { class: "pill", id: "state" });
    const date = h("span", { class: "date" }),
        clock = h("span", { class: "clock" });
    const shown = h("time", { id: "shown", "aria-label": "Hour that is shown, UTC" }, date, clock);
    const past = h("span", { class: "pill past hidden", id: "past" }, "past");
    const names = h("datalist", { id: "names" });
    const find = h("input", {
        id: "find",
        type: "search",
        list: "names",
        placeholder: "Find a zone, country, campus \u2026",
        "aria-label": "Find by name or identifier",
        autocomplete: "off",
        change: (event) => found(event.target as HTMLInputElement),
    });
    const theme = h(
        "button",
        { type: "button", class: "quiet", id: "theme", "aria-label": "Dark or light", title: "Dark or light", click: turn },
        "\u25D0",
    );
    const lost = h("div", { id: "lost", class: "hidden", role: "alert" });
    byId("header").append(
        h("div", { class: "brand" }, h("img", { src: "./icon.svg", alt: "", width: 22, height: 22 }), h("strong", {}, "DigitalTwin")),
        runs,
        state,
        shown,
        past,
        h("span", { class: "spring" }),
        find,
        names,
        theme,
        lost,
    );

    apply(localStorage.getItem("twin-theme"));
    on(["runs", "facts"], () => {
        const ids = view.runs.map((run) => run.id);
        if (view.facts && !ids.includes(view.facts.id)) ids.unshift(view.facts.id);
        runs.replaceChildren(...ids.map((id) => h("option", { value: id, selected: id === view.facts?.id }, id)));
    });
    on(["facts", "connected"], () => {
        const now = view.facts?.state ?? "standing";
        text(state, view.connected || now === "standing" ? (states[now] ?? now) : "not connected");
        put(state, "data-state", view.connected ? now : "lost");
        lost.classList.toggle("hidden", view.connected || !view.facts || !view.frame);
        text(lost, "The host cannot be reached. What is shown is as of the last hour that came; the page goes on when the host is back.");
    });
    on(["frame", "live"], () => {
        if (!view.frame) return;
        const at = new Date(view.frame.utc);
        text(date, day(at));
        text(clock, `${hour(at)} UTC`);
        put(shown, "datetime", view.frame.utc);
        past.classList.toggle("hidden", view.live);
    });
    on(["world"], () => {
        const world = view.world;
        if (!world) return;
        const option = (value: string, label: string): HTMLElement => h("option", { value }, label);
        names.replaceChildren(
            ...world.zones.map((zone) => option(zone.id, zone.name)),
            ...world.countries.map((country) => option(`country/${country}`, "country")),
            ...world.datacenters.filter((site) => site.kind === "campus").map((site) => option(site.id, site.name)),
            ...world.fabs.map((site) => option(site.id, site.name)),
        );
        document.title = `${world.title} \u2013 DigitalTwin`;
    });
    setInterval(
        () =>
            void api
                .runs()
                .then((listed) => change({ runs: listed }))
                .catch(() => undefined),
        5000,
    );
}

function open(id: string): void {
    window.dispatchEvent(new CustomEvent("twin-open", { detail: id }));
}

function found(input: HTMLInputElement): void {
    const world = view.world;
    const wish = input.value.trim().toLowerCase();
    if (!world || !wish) return;
    const fits = (entity: { id: string; name: string }): boolean => entity.id.toLowerCase() === wish || entity.name.toLowerCase() === wish;
    const begins = (entity: { id: string; name: string }): boolean =>
        entity.name.toLowerCase().startsWith(wish) || entity.id.toLowerCase().startsWith(wish);
    const country = world.countries.find((code) => `country/${code}`.toLowerCase() === wish);
    const zone = world.zones.find(fits) ?? world.zones.find(begins);
    const campus = world.datacenters.find(fits),
        fab = world.fabs.find(fits);
    const selection = country
        ? { kind: "country" as const, id: country }
        : campus
          ? { kind: "datacenter" as const, id: campus.id }
          : fab
            ? { kind: "fab" as const, id: fab.id }
            : zone
              ? { kind: "zone" as const, id: zone.id }
              : null;
    if (!selection) return say(`Nothing found for ${input.value}.`);
    select(selection);
    window.dispatchEvent(new CustomEvent("twin-look", { detail: selection }));
    input.value = "";
}

function apply(theme: string | null): void {
    if (theme === "dark" || theme === "light") document.documentElement.dataset["theme"] = theme;
}

function turn(): void {
    const shown =
        document.documentElement.dataset["theme"] ?? (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const other = shown === "dark" ? "light" : "dark";
    localStorage.setItem("twin-theme", other);
    apply(other);
    window.dispatchEvent(new Event("twin-theme"));
}
