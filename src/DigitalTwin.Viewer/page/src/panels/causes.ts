import type { Series } from "../api";
import { h, renew, s, text } from "../dom";
import { count, day, instantOf, share } from "../format";
import { view } from "../store";

/** Why accelerators that plans want do not compute: stacked over time, in two families of colour, with the largest in words. */

const looks: Record<string, { color: string; words: string }> = {
    permit: { color: "#2b3a67", words: "permits" },
    study: { color: "#3f5a9c", words: "grid studies" },
    headroom: { color: "#5b83c4", words: "generation and imports" },
    turbine: { color: "#86acd9", words: "turbines of their own" },
    network: { color: "#a9c8e4", words: "network upgrades" },
    shell: { color: "#ccdcea", words: "buildings" },
    fitout: { color: "#e3ecf3", words: "racks and cooling" },
    unasked: { color: "#f5e1c0", words: "chips not asked for" },
    capital: { color: "#f0c987", words: "capital" },
    licence: { color: "#e8a94f", words: "licences" },
    logic: { color: "#d98324", words: "logic wafers" },
    memory: { color: "#b8621b", words: "memory" },
    packaging: { color: "#914313", words: "packaging" },
    shipping: { color: "#6b2d0f", words: "shipping" },
    installation: { color: "#8d949c", words: "installation" },
};

export function drawCauses(root: HTMLElement, verdict: HTMLElement, series: Series[]): void {
    const wanted = series.find((one) => one.metric === "wanted");
    const parts = series.filter((one) => one.metric.startsWith("missing_") && one.mean.some((value) => value > 0));
    const last = (one: Series): number => one.mean[one.mean.length - 1] ?? 0;
    const missing = parts.reduce((sum, one) => sum + last(one), 0);
    if (!wanted || parts.length === 0 || missing <= 0) return root.replaceChildren();

    const name = (one: Series): string => one.metric.slice("missing_".length);
    const ranked = [...parts].filter((one) => last(one) > 0).sort((a, b) => last(b) - last(a));
    const first = ranked[0];
    if (first)
        text(
            verdict,
            `${missingOf(missing, last(wanted))}; the largest part, ${share(last(first) / missing)}, waits for ` +
                `${looks[name(first)]?.words ?? name(first)}.`,
        );
    const totals = wanted.ticks.map((_, i) => parts.reduce((sum, one) => sum + (one.mean[i] ?? 0), 0));
    const date = (tick: number | undefined): string => (view.world && tick !== undefined ? day(instantOf(view.world.startUtc, tick)) : "");
    renew(
        root,
        h(
            "div",
            { class: "ends" },
            h("span", {}, "missing accelerators, by cause"),
            h("span", {}, `highest: ${count(Math.max(...totals))}`),
        ),
        bars(parts, totals, name),
        h(
            "div",
            { class: "ends" },
            h("span", {}, date(wanted.ticks[0])),
            h("span", {}, date(wanted.ticks[wanted.ticks.length - 1])),
        ),
        h(
            "table",
            { class: "rows" },
            h(
                "tbody",
                {},
                ...ranked.map((one) => {
                    const dot = s(
                        "svg",
                        { class: "dot", viewBox: "0 0 8 8", "aria-hidden": "true" },
                        s("circle", { cx: 4, cy: 4, r: 4, fill: looks[name(one)]?.color ?? "#8d949c" }),
                    );
                    return h(
                        "tr",
                        {},
                        h("th", { scope: "row" }, dot, looks[name(one)]?.words ?? name(one)),
                        h("td", { class: "n" }, count(Math.round(last(one)))),
                        h("td", { class: "n" }, share(last(one) / missing)),
                    );
                }),
            ),
        ),
        h("p", { class: "hint" }, "The causes add up to what is missing. Plans are announcements and often assumptions."),
    );
}

/** How many are missing of how many; the same figure is not said twice. */
function missingOf(missing: number, wanted: number): string {
    const all = count(missing) === count(wanted);
    return `${all ? "All" : `${count(missing)} of the`} ${count(wanted)} accelerators in announced plans by now are not running`;
}

function bars(parts: Series[], totals: number[], name: (one: Series) => string): SVGElement {
    const columns = totals.length;
    const most = Math.max(1, ...totals);
    const width = 100 / columns;
    const chart = s("svg", {
        class: "stacked",
        viewBox: "0 0 100 40",
        preserveAspectRatio: "none",
        role: "img",
        "aria-label": "Missing accelerators by cause over time",
    });
    for (let i = 0; i < columns; i++) {
        let y = 40;
        const tick = parts[0]?.ticks[i] ?? 0;
        const at = view.world ? instantOf(view.world.startUtc, tick).toISOString().slice(0, 10) : "";
        for (const one of parts) {
            const value = one.mean[i] ?? 0;
            const tall = (value / most) * 40;
            y -= tall;
            if (value <= 0) continue;
            chart.append(
                s(
                    "rect",
                    { x: i * width, y, width: width * 0.92, height: tall, fill: looks[name(one)]?.color ?? "#8d949c" },
                    s("title", {}, `${at}: ${looks[name(one)]?.words ?? name(one)}, ${count(Math.round(value))}`),
                ),
            );
        }
    }
    return chart;
}
