import type { Line } from "./api";

/** How figures become classes, and classes become looks. The classes are shown in the legend and are the same in every theme. */

/** Headroom as a share of load, from saturated to ample; the bounds are the lower ends. */
export const saturation = [
    { key: "saturated", label: "saturated", range: "none left", least: -Infinity },
    { key: "critical", label: "critical", range: "to 10 %", least: 0 },
    { key: "tight", label: "tight", range: "to 25 %", least: 0.1 },
    { key: "fair", label: "fair", range: "to 50 %", least: 0.25 },
    { key: "ample", label: "ample", range: "above", least: 0.5 },
] as const;

export type Saturation = (typeof saturation)[number]["key"] | "unknown";

export function saturationOf(headroomMw: number | null | undefined, loadMw: number | null | undefined): Saturation {
    if (headroomMw === null || headroomMw === undefined || loadMw === null || loadMw === undefined) return "unknown";
    if (headroomMw <= 0) return "saturated";
    const part = headroomMw / Math.max(loadMw, 1);
    return part <= 0.1 ? "critical" : part <= 0.25 ? "tight" : part <= 0.5 ? "fair" : "ample";
}

/** Limits of a line in a tick, as the scenario dates them. */
export function limitsOf(line: Line, tick: number): { forwardMw: number; reverseMw: number } {
    return line.dated.filter((limits) => limits.tick <= tick).at(-1) ?? line;
}

/** Share of a line's limit in the direction of its flow; 0 where there is no limit that way. */
export function loadingOf(flowMw: number, line: Line, tick: number): number {
    const { forwardMw, reverseMw } = limitsOf(line, tick);
    const limit = flowMw >= 0 ? forwardMw : reverseMw;
    return limit > 0 ? Math.min(1, Math.abs(flowMw) / limit) : 0;
}

export type Loading = "idle" | "light" | "busy" | "full";

export function loadingClass(loading: number): Loading {
    return loading >= 0.995 ? "full" : loading >= 0.6 ? "busy" : loading >= 0.05 ? "light" : "idle";
}

/** Radius of a zone's mark: its area grows with the load. */
export function radiusOf(loadMw: number): number {
    return Math.max(3.5, Math.sqrt(Math.max(loadMw, 0)) * 0.037);
}

/** Half the side of a site's mark. */
export function siteSize(mw: number): number {
    return Math.min(13, 1.6 + Math.sqrt(Math.max(mw, 0)) * 0.2);
}

/** A class of difference between two runs, by the change of headroom as a share of load. */
export function differenceOf(change: number): string {
    return change <= -0.1 ? "much-worse" : change < -0.01 ? "worse" : change <= 0.01 ? "same" : change < 0.1 ? "better" : "much-better";
}
