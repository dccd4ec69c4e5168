import uPlot from "uplot";
import { h } from "./dom";
import { day, figure, hour } from "./format";

/** Series over time, drawn by uPlot in the colours of the theme. */

export interface Trace {
    label: string;
    unit: string;
    color: string;
    values: (number | null)[];
    fill?: boolean;
    dash?: number[];
}

export interface Plot {
    root: HTMLElement;
    set: (ticks: number[], traces: Trace[], startUtc: string) => void;
    destroy: () => void;
}

/** A colour of the theme as the browser has worked it out: a canvas knows no variables. */
function css(name: string): string {
  const probe = h("i", { class: "probe" });
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

function pale(color: string): string {
  return color.startsWith("rgb(") ? color.replace("rgb(", "rgba(").replace(")", ", 0.13)") : `${color}22`;
}

/** A plot that fills the width of where it is put. */
export function plot(title: string, plotHeight = 150): Plot {
    const box = h("div", { class: "plot" });
    const root = h("figure", { class: "figure" }, h("figcaption", {}, title), box);
    let chart: uPlot | null = null;
    let drawn = "";
    let last: [number[], Trace[], string] | null = null;

    const build = (ticks: number[], traces: Trace[], startUtc: string): void => {
        const begin = Date.parse(startUtc) / 1000;
        const times = ticks.map((tick) => begin + tick * 3600);
        const look = traces.map((trace) => trace.label + trace.color + trace.unit).join() + box.clientWidth + css("--ink");
        const data: uPlot.AlignedData = [times, ...traces.map((trace) => trace.values)] as uPlot.AlignedData;
        if (chart && look === drawn) return chart.setData(data);
        chart?.destroy();
        drawn = look;
        chart = new uPlot(options(box.clientWidth || 340, plotHeight, traces), data, box);
    };
    const again = (): void => {
        if (last && box.isConnected) build(...last);
    };
    const watch = new ResizeObserver(again);
    watch.observe(box);
    window.addEventListener("twin-theme", again);
    return {
        root,
        set: (ticks, traces, startUtc) => {
            last = [ticks, traces, startUtc];
            build(ticks, traces, startUtc);
        },
        destroy: () => {
            watch.disconnect();
            window.removeEventListener("twin-theme", again);
            chart?.destroy();
        },
    };
}

function options(width: number, height: number, traces: Trace[]): uPlot.Options {
    const axis = {
        stroke: css("--faint"),
        grid: { stroke: css("--line"), width: 1 },
        ticks: { show: false },
        font: "11px system-ui, sans-serif",
    };
    return {
        width,
        height,
        tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
        cursor: { points: { size: 6 }, drag: { x: false, y: false } },
        legend: { live: true },
        padding: [8, 16, 0, 0],
        scales: { x: { time: true } },
        axes: [
            { ...axis, space: 60, size: 26, values: (_, splits) => splits.map((at) => label(at, splits)) },
            { ...axis, size: 52, space: 26, values: (_, splits) => splits.map((value) => short(value, traces[0]?.unit ?? "")) },
        ],
        series: [
            { label: "time", value: (_, at) => (at === null ? "" : `${day(new Date(at * 1000))} ${hour(new Date(at * 1000))}`) },
            ...traces.map((trace): uPlot.Series => ({
                label: trace.label,
                stroke: trace.color,
                width: 1.6,
                points: { show: false },
                ...(trace.fill ? { fill: pale(trace.color) } : {}),
                ...(trace.dash ? { dash: trace.dash } : {}),
                value: (_, value) => (value === null || value === undefined ? "" : figure(value, trace.unit)),
            })),
        ],
    };
}

function label(at: number, splits: number[]): string {
    const date = new Date(at * 1000);
    const short = (splits[1] ?? at) - (splits[0] ?? at) < 80_000;
    return short ? hour(date) : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

function short(value: number, unit: string): string {
    if (unit === "MW") return Math.abs(value) >= 1000 ? `${+(value / 1000).toFixed(1)} GW` : `${value} MW`;
    if (Math.abs(value) >= 1e6) return `${+(value / 1e6).toFixed(1)}M`;
    return Math.abs(value) >= 1e4 ? `${+(value / 1000).toFixed(0)}k` : String(value);
}

/** Colours of technologies: by fuel, distinguished in either theme and by those who see colours differently. */
export const fuels: Record<string, string> = {
    coal: "#6b6b73",
    gas: "#c2855a",
    oil: "#8a4b3c",
    nuclear: "#9a6fb8",
    hydro: "#2f7fb8",
    pumped_hydro: "#63a7d4",
    wind: "#54b6a8",
    solar: "#f0b429",
    biomass: "#8c9a3e",
    geothermal: "#b05c86",
    battery: "#3f5fae",
    other: "#a9adb5",
};

export function colorOf(fuel: string): string {
    return fuels[fuel] ?? "#a9adb5";
}

export { css };
