import { api } from "../api";
import { css, plot } from "../charts";
import { h } from "../dom";
import { count, day, figure, power, share, words } from "../format";
import { planned, plansOf } from "../map/marks";
import { indexOf, view } from "../store";
import { go, head, tile, type Detail } from "./panel";
import { paced } from "./zone";

/** What a tile would say again, or what means nothing: a campus has one plan, and existing datacenters have been energised long since. */
const unshown = (kind: string | undefined): string[] => (kind === "existing" ? ["plan_mw", "energised_mw"] : ["plan_mw"]);

/** A campus, the existing datacenters of a zone, or a chip fab. */
export function sitePanel(kind: "datacenter" | "fab", id: string): Detail {
    const site = (kind === "fab" ? view.world?.fabs : view.world?.datacenters)?.find((one) => one.id === id);
    const metrics = view.world?.metrics[kind] ?? [];
    const tiles = metrics
        .filter((metric) => !unshown(site?.kind).includes(metric.name))
        .map((metric) => ({ metric, shown: tile(metric.title, metric.name) }));
    const plans = plansOf(site ?? { plannedMw: [] });
    const announced = tile("Planned power, by the announcement", "planned");
    const draw = plot(kind === "fab" ? "Power drawn, last thirty days" : "Power drawn against plan, whole run by day");
    const chips = plot(kind === "fab" ? "Accelerators finished, by day" : "Accelerators in service and waiting for power, by day", 120);
    const phases = h(
        "table",
        { class: "rows" },
        h(
            "tbody",
            {},
            ...(site?.plannedMw ?? []).map((point) =>
                h("tr", {}, h("th", { scope: "row" }, day(new Date(point.utc))), h("td", { class: "n" }, power(point.value))),
            ),
        ),
    );
    const root = h(
        "article",
        {},
        head(
            site?.name ?? id,
            `${words(site?.kind ?? kind)}${site?.owner ? ` of ${site.owner}` : ""} in `,
            go(site?.zone ?? "", { kind: "zone", id: site?.zone ?? "" }),
        ),
        h("div", { class: "tiles" }, ...(site?.kind === "campus" ? [announced.root] : []), ...tiles.map((one) => one.shown.root)),
        draw.root,
        chips.root,
        ...(kind === "fab" || !site?.plannedMw.length
            ? []
            : [
                  h("h3", {}, "Phases, as planned"),
                  phases,
                  h("p", { class: "hint" }, "Dated MW are announcements and often assumptions: never an input to what is energised."),
              ]),
    );
    const slow = paced(async (tick) => {
        if (!view.facts || !view.world || !site) return;
        const wanted = kind === "fab" ? ["served_mw", "made"] : ["served_mw", "installed", "waiting"];
        const [served, first, second] = await api.history(
            view.facts.id,
            [id],
            wanted,
            kind === "fab" ? Math.max(0, tick - 720) : 0,
            tick + 1,
            "day",
        );
        if (!served || !first || served.ticks.length === 0) return;
        const start = view.world.startUtc;
        const plan = served.ticks.map((at) => planned(plans, Date.parse(start) + at * 3.6e6));
        draw.set(
            served.ticks,
            [
                { label: "drawn", unit: "MW", color: css("--accent"), values: served.mean, fill: true },
                ...(kind === "fab" ? [] : [{ label: "planned", unit: "MW", color: css("--muted"), values: plan, dash: [5, 4] }]),
            ],
            start,
        );
        chips.set(
            first.ticks,
            [
                {
                    label: kind === "fab" ? "finished an hour" : "in service",
                    unit: "accelerators",
                    color: css("--accent"),
                    values: first.mean,
                },
                ...(second ? [{ label: "waiting", unit: "accelerators", color: css("--warm"), values: second.mean }] : []),
            ],
            start,
        );
    });
    return {
        root,
        update: () => {
            const at = indexOf(kind, id),
                frame = view.frame;
            if (at < 0 || !frame) return;
            const columns = kind === "fab" ? frame.fabs : frame.datacenters;
            for (const { metric, shown } of tiles) {
                const value = columns[metric.name]?.[at] ?? null;
                shown.set(
                    metric.unit === "accelerators" ? count(value) : figure(value, metric.unit),
                    metric.name === "waiting" && (value ?? 0) > 0 ? "bad" : "",
                );
            }
            if (site) {
                const plan = planned(plans, Date.parse(frame.utc));
                announced.set(`${power(plan)}${plan > 0 ? `, ${share((columns["served_mw"]?.[at] ?? 0) / plan)} drawn` : ""}`);
            }
            slow(frame.tick);
        },
        destroy: () => {
            draw.destroy();
            chips.destroy();
        },
    };
}
