import { h, put, renew } from "../dom";
import { count, number, power, price } from "../format";
import { loadingOf, saturationOf } from "../scale";
import { on, view } from "../store";
import { countryName } from "./country";
import { go, tile } from "./panel";

/** The world in one hour: totals, the grids that are tightest, countries, and how the inputs are known. */
export function mountOverview(root: HTMLElement): void {
    const tiles = {
        load: tile("Load", "world_load"),
        price: tile("Price, by load", "world_price"),
        saturated: tile("Saturated grids", "world_saturated"),
        unserved: tile("Not served", "world_unserved"),
        full: tile("Lines at their limit", "world_full"),
        waiting: tile("Accelerators waiting", "world_waiting"),
    };
    const tight = h("table", { class: "rows", id: "tightest" }),
        countries = h("table", { class: "rows" });
    const known = h("p", { class: "hint" });
    root.append(
        h("h2", { id: "world-title" }, ""),
        h("div", { class: "tiles" }, ...Object.values(tiles).map((one) => one.root)),
        h("h3", {}, "Tightest grids"),
        tight,
        h("h3", {}, "Countries by load"),
        countries,
        h("h3", {}, "Inputs"),
        known,
    );

    on(["world"], () => {
        const world = view.world;
        if (!world) return;
        (root.firstElementChild as HTMLElement).textContent = world.title;
        const rows = world.assumptions.reduce((sum, table) => sum + table.rows, 0),
            assumed = world.assumptions.reduce((sum, table) => sum + table.assumed, 0);
        known.textContent =
            `${number(rows, 0)} rows of the scenario, ${number(assumed, 0)} of them assumptions without a published source` +
            `${world.scenarioHasChanged ? ". The scenario has changed since this run began." : "."}`;
    });
    on(["frame", "world"], () => draw(tiles, tight, countries));
}

function draw(tiles: Record<string, ReturnType<typeof tile>>, tight: HTMLElement, countries: HTMLElement): void {
    const { frame, world } = view;
    if (!frame || !world) return;
    const load = frame.zones["load_mw"] ?? [],
        headroom = frame.zones["headroom_mw"] ?? [],
        prices = frame.zones["price_usd_mwh"] ?? [];
    const sum = (values: (number | null)[] | undefined): number => (values ?? []).reduce((total: number, value) => total + (value ?? 0), 0);
    const total = sum(load);
    const saturated = world.zones.filter((_, i) => saturationOf(headroom[i], load[i]) === "saturated").length;
    const full = world.lines.filter((line, i) => {
        return loadingOf(frame.lines["flow_mw"]?.[i] ?? 0, line, frame.tick) >= 0.995;
    }).length;
    tiles["load"]?.set(power(total));
    tiles["price"]?.set(price(total > 0 ? load.reduce((spend: number, mw, i) => spend + (mw ?? 0) * (prices[i] ?? 0), 0) / total : 0));
    tiles["saturated"]?.set(`${saturated} of ${world.zones.length}`, saturated > 0 ? "bad" : "");
    tiles["unserved"]?.set(power(sum(frame.zones["unserved_mw"])), sum(frame.zones["unserved_mw"]) > 0.5 ? "bad" : "");
    tiles["full"]?.set(`${full} of ${world.lines.length}`);
    tiles["waiting"]?.set(count(sum(frame.datacenters["waiting"])), sum(frame.datacenters["waiting"]) > 0 ? "bad" : "");
    const order = world.zones
        .map((zone, i) => ({ zone, i, part: (headroom[i] ?? 0) / Math.max(load[i] ?? 1, 1) }))
        .sort((a, b) => a.part - b.part)
        .slice(0, 8);
    renew(
        tight,
        titles("grid", "headroom", "of load"),
        h(
            "tbody",
            {},
            ...order.map(({ zone, i }) => {
                const state = saturationOf(headroom[i], load[i]);
                const badge = h("span", { class: "badge" }, state);
                put(badge, "data-state", state);
                return h(
                    "tr",
                    {},
                    h("th", { scope: "row" }, go(zone.name, { kind: "zone", id: zone.id })),
                    h("td", { class: "n" }, power(headroom[i])),
                    h("td", { class: "n" }, badge),
                );
            }),
        ),
    );
    const byCountry = new Map<string, number>();
    world.zones.forEach((zone, i) => byCountry.set(zone.country, (byCountry.get(zone.country) ?? 0) + (load[i] ?? 0)));
    renew(
        countries,
        titles("country", "load"),
        h(
            "tbody",
            {},
            ...[...byCountry]
                .sort((a, b) => b[1] - a[1])
                .slice(0, 10)
                .map(([code, mw]) =>
                    h(
                        "tr",
                        {},
                        h("th", { scope: "row" }, go(countryName(code), { kind: "country", id: code })),
                        h("td", { class: "n" }, power(mw)),
                    ),
                ),
        ),
    );
}

/** The heads of a table's columns; what follows the first are figures. */
function titles(first: string, ...figures: string[]): HTMLElement {
    return h(
        "thead",
        {},
        h("tr", {}, h("th", { scope: "col" }, first), ...figures.map((title) => h("th", { scope: "col", class: "n" }, title))),
    );
}
