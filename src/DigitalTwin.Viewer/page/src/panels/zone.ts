import { api, type Entity, type Series } from "../api";
import { colorOf, css, plot } from "../charts";
import { h, put, renew, s, text } from "../dom";
import { count, number, power, price, share, words } from "../format";
import { loadingOf, saturation, saturationOf } from "../scale";
import { indexOf, view } from "../store";
import { countryName } from "./country";
import { go, head, tile, type Detail } from "./panel";

/** A zone: load against what it could serve, price, mix, flows, and the sites that draw from it. */

const weekHours = 168;

export function zonePanel(id: string): Detail {
    const zone = view.world?.zones.find((one) => one.id === id);
    const badge = h("span", { class: "badge" });
    const tiles = {
        load: tile("Load", "load_mw"),
        price: tile("Price", "price_usd_mwh"),
        headroom: tile("Headroom", "headroom_mw"),
        unserved: tile("Not served", "unserved_mw"),
        exported: tile("Net export", "net_export_mw"),
        curtailed: tile("Curtailed", "curtailed_mw"),
    };
    const power7 = plot("Load against available capacity, seven days");
    const price7 = plot("Price in USD/MWh, seven days", 110);
    const mix = h("div", { class: "mix" });
    const flows = h("table", { class: "rows" }),
        sites = h("table", { class: "rows" });
    const root = h(
        "article",
        {},
        head(zone?.name ?? id, `${id} \u00b7 `, go(countryName(zone?.country ?? ""), { kind: "country", id: zone?.country ?? "" }), badge),
        h("div", { class: "tiles" }, ...Object.values(tiles).map((one) => one.root)),
        power7.root,
        price7.root,
        h("h3", {}, "Generation"),
        mix,
        h("h3", {}, "Lines"),
        flows,
        h("h3", {}, "Sites"),
        sites,
    );

    const slow = paced(async (tick) => {
        if (!view.facts || !view.world) return;
        const [entity, series] = await Promise.all([
            api.entity(view.facts.id, id, tick),
            api.history(view.facts.id, [id], ["load_mw", "headroom_mw", "price_usd_mwh"], Math.max(0, tick - weekHours), tick + 1, "hour"),
        ]);
        drawPlots(series, power7, price7);
        drawMix(mix, entity);
        drawSites(sites, entity);
    });
    return {
        root,
        update: () => {
            const at = indexOf("zone", id),
                frame = view.frame;
            if (at < 0 || !frame) return;
            const value = (metric: string): number | null => frame.zones[metric]?.[at] ?? null;
            const state = saturationOf(value("headroom_mw"), value("load_mw"));
            put(badge, "data-state", state);
            text(badge, saturation.find((level) => level.key === state)?.label ?? "no value");
            tiles.load.set(power(value("load_mw")));
            tiles.price.set(price(value("price_usd_mwh")));
            tiles.headroom.set(power(value("headroom_mw")), state === "saturated" ? "bad" : "");
            tiles.unserved.set(power(value("unserved_mw")), (value("unserved_mw") ?? 0) > 0.5 ? "bad" : "");
            tiles.exported.set(power(value("net_export_mw")));
            tiles.curtailed.set(power(value("curtailed_mw")));
            drawFlows(flows, id);
            slow(frame.tick);
        },
        destroy: () => {
            power7.destroy();
            price7.destroy();
        },
    };
}

/** Loads for the newest tick alone, and not more often than a few times a second. */
export function paced(load: (tick: number) => Promise<void>): (tick: number) => void {
    let wanted: number | null = null,
        busy = false;
    const work = async (): Promise<void> => {
        busy = true;
        while (wanted !== null) {
            const tick = wanted;
            wanted = null;
            await load(tick).catch(() => undefined);
            await new Promise((done) => setTimeout(done, 250));
        }
        busy = false;
    };
    return (tick) => {
        wanted = tick;
        if (!busy) void work();
    };
}

function drawPlots(series: Series[], power7: ReturnType<typeof plot>, price7: ReturnType<typeof plot>): void {
    const [load, headroom, cost] = series;
    if (!load || !headroom || !cost || !view.world || load.ticks.length === 0) return;
    const available = load.mean.map((value, i) => value + Math.max(0, headroom.mean[i] ?? 0));
    power7.set(
        load.ticks,
        [
            { label: "load", unit: "MW", color: css("--accent"), values: load.mean, fill: true },
            { label: "available", unit: "MW", color: css("--muted"), values: available, dash: [5, 4] },
        ],
        view.world.startUtc,
    );
    price7.set(cost.ticks, [{ label: "price", unit: "USD/MWh", color: css("--warm"), values: cost.mean }], view.world.startUtc);
}

function drawMix(root: HTMLElement, entity: Entity): void {
    const byFuel = new Map<string, { output: number; capacity: number }>();
    for (const member of entity.members) {
        if (member.kind !== "plant" && member.kind !== "store") continue;
        const sum = byFuel.get(member.fuel) ?? { output: 0, capacity: 0 };
        sum.output += member.figures["output_mw"] ?? 0;
        sum.capacity += member.capacityMw ?? 0;
        byFuel.set(member.fuel, sum);
    }
    const rows = [...byFuel].sort((a, b) => b[1].output - a[1].output);
    const total = rows.reduce((sum, [, one]) => sum + one.output, 0);
    let x = 0;
    const bars = rows
        .filter(([, one]) => one.output > 0)
        .map(([fuel, one]) => {
            const w = (one.output / Math.max(total, 1)) * 100;
            const bar = s("rect", { x: x.toFixed(2), y: 0, width: Math.max(0.2, w - 0.3).toFixed(2), height: 6, fill: colorOf(fuel) });
            x += w;
            return bar;
        });
    renew(
        root,
        s(
            "svg",
            {
                class: "stack",
                viewBox: "0 0 100 6",
                preserveAspectRatio: "none",
                role: "img",
                "aria-label": "Share of each fuel in generation",
            },
            ...bars,
        ),
        h(
            "table",
            { class: "rows" },
            h(
                "thead",
                {},
                h(
                    "tr",
                    {},
                    h("th", { scope: "col" }, "fuel"),
                    h("th", { scope: "col", class: "n" }, "output"),
                    h("th", { scope: "col", class: "n" }, "share"),
                    h("th", { scope: "col", class: "n" }, "of capacity"),
                ),
            ),
            h(
                "tbody",
                {},
                ...rows.map(([fuel, one]) => {
                    const dot = s(
                        "svg",
                        { class: "dot", viewBox: "0 0 8 8", "aria-hidden": "true" },
                        s("circle", { cx: 4, cy: 4, r: 4, fill: colorOf(fuel) }),
                    );
                    return h(
                        "tr",
                        {},
                        h("th", { scope: "row" }, dot, words(fuel)),
                        h("td", { class: "n" }, power(one.output)),
                        h("td", { class: "n" }, share(one.output / Math.max(total, 1))),
                        h("td", { class: "n" }, one.capacity > 0 ? share(Math.min(1, one.output / one.capacity)) : "\u2013"),
                    );
                }),
            ),
        ),
    );
}

function drawFlows(table: HTMLElement, id: string): void {
    const rows = (view.world?.lines ?? [])
        .map((line, i) => ({ line, flow: view.frame?.lines["flow_mw"]?.[i] ?? 0 }))
        .filter(({ line }) => line.from === id || line.to === id)
        .map(({ line, flow }) => ({
            line,
            other: line.from === id ? line.to : line.from,
            out: line.from === id ? flow : -flow,
            loading: loadingOf(flow, line, view.frame?.tick ?? 0),
        }))
        .sort((a, b) => b.loading - a.loading);
    renew(
        table,
        h(
            "tbody",
            {},
            ...rows.map((row) =>
                h(
                    "tr",
                    {},
                    h("th", { scope: "row" }, go(`${row.out >= 0 ? "to" : "from"} ${row.other}`, { kind: "line", id: row.line.id })),
                    h("td", { class: "n" }, power(Math.abs(row.out))),
                    h(
                        "td",
                        { class: "n", "data-tone": row.loading >= 0.995 ? "bad" : "" },
                        row.loading >= 0.995 ? "full" : share(row.loading),
                    ),
                ),
            ),
        ),
    );
}

function drawSites(table: HTMLElement, entity: Entity): void {
    const named = new Map([...(view.world?.datacenters ?? []), ...(view.world?.fabs ?? [])].map((site) => [site.id, site.name]));
    const rows = entity.members
        .filter((member) => member.kind === "datacenter" || member.kind === "fab" || member.kind === "flexibleLoad")
        .sort((a, b) => (b.figures["served_mw"] ?? 0) - (a.figures["served_mw"] ?? 0));
    renew(
        table,
        h(
            "tbody",
            {},
            ...rows.map((member) => {
                const waiting = member.figures["waiting"] ?? 0;
                const name = named.get(member.id) ?? member.id;
                return h(
                    "tr",
                    {},
                    h(
                        "th",
                        { scope: "row" },
                        member.kind === "flexibleLoad"
                            ? name
                            : go(name, { kind: member.kind === "fab" ? "fab" : "datacenter", id: member.id }),
                    ),
                    h("td", { class: "n" }, power(member.figures["served_mw"])),
                    h(
                        "td",
                        { class: "n" },
                        waiting > 0
                            ? `${count(waiting)} waiting`
                            : member.kind === "fab"
                              ? `${number(member.figures["stocked"] ?? 0, 0)} in stock`
                              : "",
                    ),
                );
            }),
        ),
    );
    if (rows.length === 0) renew(table, h("tbody", {}, h("tr", {}, h("td", { class: "none" }, "none"))));
}
