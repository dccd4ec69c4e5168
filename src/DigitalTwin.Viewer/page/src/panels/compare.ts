import { api, type Frame } from "../api";
import { h, renew } from "../dom";
import { number, signed } from "../format";
import { change, on, view } from "../store";
import { go } from "./panel";
import { paced } from "./zone";

/** Two runs side by side, hour by hour: the difference on the map, and in figures. */
export function mountCompare(root: HTMLElement): void {
    const other = h("select", { id: "other", "aria-label": "Run to compare with", change: () => choose(other.value) });
    const totals = h("table", { class: "rows wide", id: "compared" }),
        zones = h("table", { class: "rows" });
    const note = h(
        "p",
        { class: "hint" },
        "Choose a second run of the same world. The map then shows where headroom has changed against it in the hour that is shown.",
    );
    root.append(
        h("h2", {}, "Compare with another run"),
        h("label", { class: "field" }, h("span", {}, "Against"), other),
        note,
        totals,
        h("h3", {}, "Largest differences"),
        zones,
    );
    const load = paced(async (tick) => {
        if (!view.other) return;
        const frame = await api.snapshot(view.other.id, tick).catch(() => null);
        change({ other: { id: view.other.id, frame } });
    });
    on(["runs", "facts"], () => {
        const kept = view.other?.id ?? "";
        const ids = view.runs.filter((run) => run.id !== view.facts?.id && run.scenario === view.facts?.scenario).map((run) => run.id);
        if (
            [...other.options]
                .slice(1)
                .map((option) => option.value)
                .join() === ids.join() &&
            other.options.length > 0
        )
            return;
        other.replaceChildren(
            h("option", { value: "" }, ids.length > 0 ? "none" : "there is no other run of this scenario"),
            ...ids.map((id) => h("option", { value: id, selected: id === kept }, id)),
        );
    });
    on(["frame"], () => {
        if (view.frame && view.other) load(view.frame.tick);
    });
    on(["other", "frame"], () => draw(totals, zones, note));

    function choose(id: string): void {
        change({ other: id === "" ? null : { id, frame: null } });
        if (view.frame && id !== "") load(view.frame.tick);
    }
}

function draw(totals: HTMLElement, zones: HTMLElement, note: HTMLElement): void {
    const { frame, world, other } = view;
    const there = other?.frame ?? null;
    note.classList.toggle("hidden", there !== null);
    if (!frame || !world || !there) {
        if (other && !there) note.textContent = `${other.id} has no such hour, or cannot be read.`;
        totals.replaceChildren();
        zones.replaceChildren();
        return;
    }
    const sum = (of: Frame, metric: string): number => (of.zones[metric] ?? []).reduce((total: number, value) => total + (value ?? 0), 0);
    // What it is, its metric, the unit that is shown, how many of the metric's make one of it, decimals.
    const rows: [string, string, string, number, number][] = [
        ["Load", "load_mw", "GW", 1000, 1],
        ["Not served", "unserved_mw", "MW", 1, 0],
        ["Curtailed", "curtailed_mw", "GW", 1000, 1],
        ["Cost of supply", "cost_usd", "M USD/h", 1e6, 2],
        ["Emissions", "co2_t", "kt CO2/h", 1000, 1],
    ];
    renew(
        totals,
        h(
            "thead",
            {},
            h(
                "tr",
                {},
                h("th", { scope: "col" }, ""),
                h("th", { scope: "col", class: "n" }, view.facts?.id ?? "this"),
                h("th", { scope: "col", class: "n" }, other?.id ?? ""),
                h("th", { scope: "col", class: "n" }, "difference"),
            ),
        ),
        h(
            "tbody",
            {},
            ...rows.map(([label, metric, unit, ones, decimals]) => {
                const here = sum(frame, metric) / ones,
                    away = sum(there, metric) / ones;
                return h(
                    "tr",
                    {},
                    h("th", { scope: "row" }, label, h("small", {}, unit)),
                    h("td", { class: "n" }, number(here, decimals)),
                    h("td", { class: "n" }, number(away, decimals)),
                    h("td", { class: "n" }, signed(here - away, decimals)),
                );
            }),
        ),
    );
    const price = (of: Frame, i: number): number => of.zones["price_usd_mwh"]?.[i] ?? 0;
    const headroom = (of: Frame, i: number): number => of.zones["headroom_mw"]?.[i] ?? 0;
    const order = world.zones
        .map((zone, i) => ({ zone, headroom: headroom(frame, i) - headroom(there, i), price: price(frame, i) - price(there, i) }))
        .filter((row) => Math.abs(row.headroom) > 0.5 || Math.abs(row.price) > 0.005)
        .sort((a, b) => Math.abs(b.headroom) - Math.abs(a.headroom))
        .slice(0, 12);
    renew(
        zones,
        h(
            "thead",
            {},
            h(
                "tr",
                {},
                h("th", { scope: "col" }, "zone"),
                h("th", { scope: "col", class: "n" }, "headroom, GW"),
                h("th", { scope: "col", class: "n" }, "USD/MWh"),
            ),
        ),
        h(
            "tbody",
            {},
            ...(order.length > 0
                ? order.map((row) =>
                      h(
                          "tr",
                          {},
                          h("th", { scope: "row" }, go(row.zone.name, { kind: "zone", id: row.zone.id })),
                          h("td", { class: "n" }, signed(row.headroom / 1000, 2)),
                          h("td", { class: "n" }, signed(row.price, 1)),
                      ),
                  )
                : [h("tr", {}, h("td", { class: "none" }, "The same in this hour."))]),
        ),
    );
}
