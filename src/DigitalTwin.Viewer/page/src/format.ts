/** Figures for people: always with a unit, never with more digits than mean something. */

const thin = "\u202f";

/** Made once for each number of decimals: to make one takes longer than to draw what it writes, and a tick writes hundreds of figures. */
const formats: Intl.NumberFormat[] = [];

export function number(value: number, decimals: number): string {
    formats[decimals] ??= new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return formats[decimals].format(value);
}

/** A difference: its sign is always there. */
export function signed(value: number, decimals: number): string {
    const text = number(Math.abs(value), decimals);
    return Number(text.replaceAll(",", "")) === 0 ? text : `${value > 0 ? "+" : "\u2212"}${text}`;
}

/** Power in MW or GW. */
export function power(mw: number | null | undefined): string {
    if (mw === null || mw === undefined) return "no value";
    const size = Math.abs(mw);
    if (size >= 10_000) return `${number(mw / 1000, 1)}${thin}GW`;
    if (size >= 1000) return `${number(mw / 1000, 2)}${thin}GW`;
    return `${number(mw, size >= 10 || mw === 0 ? 0 : 1)}${thin}MW`;
}

export function price(usdPerMwh: number | null | undefined): string {
    return usdPerMwh === null || usdPerMwh === undefined ? "no value" : `${number(usdPerMwh, 1)}${thin}USD/MWh`;
}

export function share(part: number): string {
    return `${number(part * 100, 0)}${thin}%`;
}

export function count(value: number | null | undefined): string {
    if (value === null || value === undefined) return "no value";
    return value >= 1e6 ? `${number(value / 1e6, 2)}${thin}M` : number(value, 0);
}

/** Any metric by its unit. */
export function figure(value: number | null | undefined, unit: string): string {
    if (value === null || value === undefined) return "no value";
    if (unit === "MW") return power(value);
    if (unit === "USD/MWh") return price(value);
    if (unit === "USD") return Math.abs(value) >= 1e6 ? `${number(value / 1e6, 2)}${thin}M${thin}USD` : `${number(value, 0)}${thin}USD`;
    return `${Math.abs(value) >= 100 || Number.isInteger(value) ? number(value, 0) : number(value, 2)}${thin}${unit}`;
}

const dates = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const hours = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

export function day(at: Date): string {
    return dates.format(at).replace(",", "");
}

export function hour(at: Date): string {
    return hours.format(at);
}

export function instantOf(startUtc: string, tick: number): Date {
    return new Date(Date.parse(startUtc) + tick * 3_600_000);
}

/** A word of an identifier: `lineDerate` as `line derate`. */
export function words(name: string): string {
    return name
        .replace(/[_-]/g, " ")
        .replace(/([a-z])([A-Z])/g, "$1 $2")
        .toLowerCase();
}
