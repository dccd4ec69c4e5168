import { api } from "../api";
import { h, put, renew } from "../dom";
import { count, power, price } from "../format";
import { saturationOf } from "../scale";
import { view } from "../store";
import { drawCauses } from "./causes";
import { go, head, tile, type Detail } from "./panel";
import { paced } from "./zone";

/** A country: the sum of its zones, and the state of its accelerators. */
export function countryPanel(id: string): Detail {
    const zones = (view.world?.zones ?? []).map((zone, i) => ({ zone, i })).filter(({ zone }) => zone.country === id);
    const mine = new Set(zones.map(({ zone }) => zone.id));
    const sites = (view.world?.datacenters ?? []).map((site, i) => ({ site, i })).filter(({ site }) => mine.has(site.zone));
    const tiles = {
        load: tile("Load", "load_mw"),
        unserved: tile("Not served", "unserved_mw"),
        price: tile("Price, by load", "price"),
        drawn: tile("Drawn by datacenters", "datacenters"),
        installed: tile("Accelerators in service", "installed"),
        waiting: tile("Waiting for power", "waiting"),
    };
    const constraint = h("p", { class: "verdict" });
    const causes = h("div", { class: "causes" });
    const slow = paced(async (tick) => {
        if (!view.facts || !view.world) return;
        const names = (view.world.metrics["country"] ?? []).map((metric) => metric.name);
        if (names.length === 0) return;
        const found = await api.history(view.facts.id, [`country/${id}`], names, 0, tick + 1, tick < 24 * 60 ? "day" : "month");
        drawCauses(causes, constraint, found);
    });
    const rows = h("table", { class: "rows" }),
        campuses = h("table", { class: "rows" });
    const root = h(
        "article",
        {},
        head(name(id), `country ${id}, ${zones.length} ${zones.length === 1 ? "zone" : "zones"}`),
        h("div", { class: "tiles" }, ...Object.values(tiles).map((one) => one.root)),
        h("h3", {}, "What holds compute back"),
        constraint,
        causes,
        h("h3", {}, "Zones"),
        rows,
        h("h3", {}, "Campuses"),
        campuses,
    );
    return {
        root,
        update: () => {
            const frame = view.frame;
            if (!frame) return;
            const sum = (metric: string): number => zones.reduce((total, { i }) => total + (frame.zones[metric]?.[i] ?? 0), 0);
            const over = (metric: string): number => sites.reduce((total, { i }) => total + (frame.datacenters[metric]?.[i] ?? 0), 0);
            const load = sum("load_mw");
            const spend = zones.reduce(
                (total, { i }) => total + (frame.zones["price_usd_mwh"]?.[i] ?? 0) * (frame.zones["load_mw"]?.[i] ?? 0),
                0,
            );
            tiles.load.set(power(load));
            tiles.unserved.set(power(sum("unserved_mw")), sum("unserved_mw") > 0.5 ? "bad" : "");
            tiles.price.set(price(load > 0 ? spend / load : 0));
            tiles.drawn.set(power(over("served_mw")));
            tiles.installed.set(count(over("installed")));
            tiles.waiting.set(count(over("waiting")), over("waiting") > 0 ? "bad" : "");
            slow(frame.tick);
            if (!causes.hasChildNodes())
                constraint.textContent = verdict(
                over("waiting"),
                over("in_transit"),
                zones.filter(({ i }) => saturationOf(frame.zones["headroom_mw"]?.[i], frame.zones["load_mw"]?.[i]) === "saturated").length,
            );
            renew(
                rows,
                h(
                    "tbody",
                    {},
                    ...zones.map(({ zone, i }) => {
                        const state = saturationOf(frame.zones["headroom_mw"]?.[i], frame.zones["load_mw"]?.[i]);
                        const badge = h("span", { class: "badge" }, state);
                        put(badge, "data-state", state);
                        return h(
                            "tr",
                            {},
                            h("th", { scope: "row" }, go(zone.name, { kind: "zone", id: zone.id })),
                            h("td", { class: "n" }, power(frame.zones["load_mw"]?.[i])),
                            h("td", { class: "n" }, badge),
                        );
                    }),
                ),
            );
            renew(
                campuses,
                h(
                    "tbody",
                    {},
                    ...sites
                        .filter(({ site }) => site.kind === "campus")
                        .map(({ site, i }) =>
                            h(
                                "tr",
                                {},
                                h("th", { scope: "row" }, go(site.name, { kind: "datacenter", id: site.id })),
                                h("td", { class: "n" }, power(frame.datacenters["served_mw"]?.[i])),
                                h("td", { class: "n" }, `${count(frame.datacenters["waiting"]?.[i])} waiting`),
                            ),
                        ),
                ),
            );
        },
        destroy: () => undefined,
    };
}

function verdict(waiting: number, inTransit: number, saturated: number): string {
    if (waiting > 0)
        return (
            `Power: ${count(waiting)} accelerators are delivered and have no power` +
            `${saturated > 0 ? `, and ${saturated} of its grids are saturated` : ""}.`
        );
    if (inTransit > 0) return `Chips: ${count(inTransit)} accelerators are on their way; none waits for power.`;
    return saturated > 0
        ? `${saturated} of its grids are saturated; no accelerator waits.`
        : "No ordered accelerator is waiting in this hour.";
}

const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

function name(code: string): string {
    try {
        return names.of(code) ?? code;
    } catch {
        return code; // not a country's code: a group of countries
    }
}

export { name as countryName };
