import { api } from "../api";
import { css, plot } from "../charts";
import { h } from "../dom";
import { power, share } from "../format";
import { limitsOf, loadingOf } from "../scale";
import { indexOf, view } from "../store";
import { go, head, tile, type Detail } from "./panel";
import { paced } from "./zone";

/** A line: its flow against its limits. */
export function linePanel(id: string): Detail {
    const line = view.world?.lines.find((one) => one.id === id);
    const tiles = {
        flow: tile("Flow", "flow_mw"),
        loading: tile("Of its limit", "loading"),
        forth: tile("Limit forward", "forward"),
        back: tile("Limit in reverse", "reverse"),
    };
    const week = plot("Flow, seven days");
    const root = h(
        "article",
        {},
        head(
            `${line?.from} \u2192 ${line?.to}`,
            "line between ",
            go(line?.from ?? "", { kind: "zone", id: line?.from ?? "" }),
            go(line?.to ?? "", { kind: "zone", id: line?.to ?? "" }),
        ),
        h("div", { class: "tiles" }, ...Object.values(tiles).map((one) => one.root)),
        week.root,
        h(
            "p",
            { class: "hint" },
            "Limits are those of the scenario at the hour; an outage or derating lowers what can be used, a corridor that a country ",
            "decided on raises it.",
        ),
    );
    const slow = paced(async (tick) => {
        if (!view.facts || !view.world || !line) return;
        const [flow] = await api.history(view.facts.id, [id], ["flow_mw"], Math.max(0, tick - 168), tick + 1, "hour");
        if (!flow || flow.ticks.length === 0) return;
        const limits = flow.ticks.map((at) => limitsOf(line, at));
        week.set(
            flow.ticks,
            [
                { label: "flow", unit: "MW", color: css("--accent"), values: flow.mean, fill: true },
                { label: "limit", unit: "MW", color: css("--muted"), values: limits.map((at) => at.forwardMw), dash: [5, 4] },
                { label: "in reverse", unit: "MW", color: css("--muted"), values: limits.map((at) => -at.reverseMw), dash: [2, 4] },
            ],
            view.world.startUtc,
        );
    });
    return {
        root,
        update: () => {
            const flow = view.frame?.lines["flow_mw"]?.[indexOf("line", id)] ?? null;
            if (!line) return;
            tiles.flow.set(power(flow));
            const tick = view.frame?.tick ?? 0,
                limits = limitsOf(line, tick),
                loading = loadingOf(flow ?? 0, line, tick);
            tiles.loading.set(loading >= 0.995 ? "full" : share(loading), loading >= 0.995 ? "bad" : "");
            tiles.forth.set(power(limits.forwardMw));
            tiles.back.set(power(limits.reverseMw));
            if (view.frame) slow(view.frame.tick);
        },
        destroy: () => week.destroy(),
    };
}
