import type { Frame, Line, Site, World, Zone } from "../api";
import { put, s, text } from "../dom";
import { power, price, share } from "../format";
import { differenceOf, loadingClass, loadingOf, radiusOf, saturation, saturationOf, siteSize } from "../scale";
import { select, type Selection, type View } from "../store";
import type { CameraControl } from "./camera";
import { place } from "./geography";

/** The marks of the map: zones, lines, campuses and fabs. Each is one group that moves with the camera and changes with the tick. */

interface ZoneMark {
    zone: Zone;
    at: [number, number];
    group: SVGGElement;
    disc: SVGCircleElement;
    ring: SVGCircleElement;
    label: SVGTextElement;
    radius: number;
}
interface LineMark {
    line: Line;
    from: [number, number];
    to: [number, number];
    path: SVGPathElement;
    hit: SVGPathElement;
    arrow: SVGPathElement;
    sign: number;
}
interface SiteMark {
    site: Site;
    at: [number, number];
    group: SVGGElement;
    plan: SVGPathElement;
    live: SVGPathElement;
    fab: boolean;
    plans: Plan[];
}

/** MW of a plan by an instant, milliseconds since 1970. */
interface Plan {
    at: number;
    mw: number;
}

/** Left, top, right, bottom, pixels. */
export type Box = [number, number, number, number];

const activate =
    (selection: Selection) =>
    (event: Event): void => {
        if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        select(selection);
    };

export class Marks {
    readonly lines = s("g", { class: "lines" });
    readonly sites = s("g", { class: "sites" });
    readonly zones = s("g", { class: "zones" });
    /** Above all marks, so that no mark hides a name. */
    readonly names = s("g", { class: "names", "aria-hidden": "true" });
    readonly zoneMarks: ZoneMark[];
    private readonly lineMarks: LineMark[];
    private readonly siteMarks: SiteMark[];

    constructor(private readonly world: World) {
        const places = new Map(world.zones.map((zone) => [zone.id, place(zone.longitude, zone.latitude)]));
        this.lineMarks = world.lines.map((line) => this.line(line, places.get(line.from) ?? [0, 0], places.get(line.to) ?? [0, 0]));
        this.siteMarks = [...world.datacenters.map((site) => this.site(site, false)), ...world.fabs.map((site) => this.site(site, true))];
        this.zoneMarks = world.zones.map((zone) => this.zone(zone, places.get(zone.id) ?? [0, 0]));
        // Small zones are drawn last, so that a large neighbour never hides them.
        this.zoneMarks[0]?.group.setAttribute("tabindex", "0");
    }

    /**
     * Moves the marks to where the camera sees them. Their size grows slower than the map, so that crowded places come apart. Names keep
     * clear of what lies over the map.
     */
    move(camera: CameraControl, size: number, over: Box[]): void {
        const k = camera.camera.k;
        const grow = Math.pow(k, 0.35) * size;
        for (const mark of this.zoneMarks) {
            const [x, y] = camera.toScreen(...mark.at);
            put(mark.group, "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${grow.toFixed(3)})`);
        }
        this.nameWhatFits(camera, grow, over);
        for (const mark of this.siteMarks) {
            const [x, y] = this.beside(mark, camera, grow);
            put(mark.group, "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(grow * 0.9).toFixed(3)})`);
        }
        for (const mark of this.lineMarks) this.bend(mark, camera, grow);
        this.sites.classList.toggle("far", k < 1.6);
    }

    /** Where a site is drawn: at its place, or at the rim of its zone's disc where it would lie on the disc and hide its colour. */
    private beside(mark: SiteMark, camera: CameraControl, grow: number): [number, number] {
        const [x, y] = camera.toScreen(...mark.at);
        const zone = this.zoneMarks.find((one) => one.zone.id === mark.site.zone);
        if (!zone) return [x, y];
        const [zx, zy] = camera.toScreen(...zone.at);
        const rim = (zone.radius + 4) * grow,
            away = Math.hypot(x - zx, y - zy);
        if (away >= rim) return [x, y];
        const [dx, dy] = away > 0.5 ? [(x - zx) / away, (y - zy) / away] : [0.71, -0.71];
        return [zx + dx * rim, zy + dy * rim];
    }

    /** Names the zones from the largest on: below, above or beside, where nothing else is; else not at all. */
    private nameWhatFits(camera: CameraControl, grow: number, over: Box[]): void {
        const marks = [...this.zoneMarks].sort((a, b) => b.radius - a.radius);
        const discs = marks.map((mark): Box => {
            const [x, y] = camera.toScreen(...mark.at);
            const r = mark.radius * grow;
            return [x - r, y - r, x + r, y + r];
        });
        const named: Box[] = [...over];
        const wide = this.zones.ownerSVGElement?.clientWidth ?? Infinity;
        const covers = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
        marks.forEach((mark, i) => {
            const [x, y] = camera.toScreen(...mark.at);
            const r = mark.radius * grow + 2,
                half = mark.zone.id.length * 3.5;
            const places: [number, number][] = [
                [x, y + r + 10],
                [x, y - r - 3],
                [x + r + half + 1, y + 4],
                [x - r - half - 1, y + 4],
            ];
            const boxOf = ([tx, ty]: [number, number]): Box => [tx - half, ty - 9, tx + half, ty + 2];
            const free = places.find((at) => {
                const box = boxOf(at);
                if (box[0] <= 0 || box[1] <= 0 || box[2] >= wide) return false;
                return !discs.some((disc, other) => other !== i && covers(box, disc)) && !named.some((other) => covers(box, other));
            });
            const [tx, ty] = free ?? (places[0] as [number, number]);
            put(mark.label, "x", tx.toFixed(1));
            put(mark.label, "y", ty.toFixed(1));
            mark.label.classList.toggle("far", !free);
            if (free) named.push(boxOf(free));
        });
    }

    /** Shows a tick. */
    show(frame: Frame, view: View): void {
        const { headroom_mw: headroom = [], load_mw: load = [], unserved_mw: unserved = [], price_usd_mwh: prices = [] } = frame.zones;
        const other = view.other?.frame;
        this.zoneMarks.forEach((mark, i) => {
            const state = saturationOf(headroom[i], load[i]);
            const label = saturation.find((level) => level.key === state)?.label ?? "no value";
            put(mark.group, "data-state", state);
            put(mark.group, "data-unserved", String((unserved[i] ?? 0) > 0.5));
            if (other) {
                const now = (headroom[i] ?? 0) / Math.max(load[i] ?? 1, 1);
                const there = (other.zones["headroom_mw"]?.[i] ?? 0) / Math.max(other.zones["load_mw"]?.[i] ?? 1, 1);
                put(mark.group, "data-difference", differenceOf(now - there));
            } else mark.group.removeAttribute("data-difference");
            mark.radius = radiusOf(load[i] ?? 0);
            put(mark.disc, "r", mark.radius.toFixed(1));
            put(mark.ring, "r", (mark.radius + 3.2).toFixed(1));
            put(
                mark.group,
                "aria-label",
                `${mark.zone.name}, ${label}, load ${power(load[i])}, headroom ${power(headroom[i])}, ${price(prices[i])}`,
            );
        });
        this.lineMarks.forEach((mark, i) => this.showLine(mark, frame.lines["flow_mw"]?.[i] ?? null, frame.tick));
        const sites = this.world.datacenters.length;
        const now = Date.parse(frame.utc);
        this.siteMarks.forEach((mark, i) =>
            this.showSite(mark, mark.fab ? frame.fabs : frame.datacenters, mark.fab ? i - sites : i, now),
        );
    }

    highlight(selection: Selection | null): void {
        for (const mark of this.zoneMarks)
            for (const part of [mark.group, mark.label])
                part.classList.toggle("selected", selection?.kind === "zone" && selection.id === mark.zone.id);
        for (const mark of this.siteMarks) mark.group.classList.toggle("selected", selection?.id === mark.site.id);
        for (const mark of this.lineMarks)
            mark.path.classList.toggle("selected", selection?.kind === "line" && selection.id === mark.line.id);
    }

    /** Places of what can be selected, for the camera. */
    placeOf(selection: Selection): [number, number] | undefined {
        if (selection.kind === "country") {
            const own = this.zoneMarks.filter((mark) => mark.zone.country === selection.id);
            const mean = (axis: 0 | 1): number => own.reduce((sum, mark) => sum + mark.at[axis], 0) / own.length;
            return own.length > 0 ? [mean(0), mean(1)] : undefined;
        }
        const zone = selection.id;
        return this.zoneMarks.find((mark) => mark.zone.id === zone)?.at ?? this.siteMarks.find((mark) => mark.site.id === selection.id)?.at;
    }

    private zone(zone: Zone, at: [number, number]): ZoneMark {
        const disc = s("circle", { class: "disc", r: 4 });
        const ring = s("circle", { class: "ring", r: 7 });
        const label = s("text", { class: "name", "text-anchor": "middle" }, zone.id);
        const choose = activate({ kind: "zone", id: zone.id });
        const group = s(
            "g",
            {
                class: "zone",
                role: "button",
                tabindex: "-1",
                "data-id": zone.id,
                "data-state": "unknown",
                "aria-label": zone.name,
                click: choose,
                keydown: choose,
            },
            ring,
            disc,
        );
        for (const [event, near] of [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]] as const)
            group.addEventListener(event, () => label.classList.toggle("near", near));
        this.zones.append(group);
        this.names.append(label);
        return { zone, at, group, disc, ring, label, radius: 4 };
    }

    private line(line: Line, from: [number, number], to: [number, number]): LineMark {
        const choose = activate({ kind: "line", id: line.id });
        const path = s("path", { class: "line", "data-id": line.id, "data-loading": "idle" });
        const hit = s("path", { class: "hit", click: choose }, s("title"));
        const arrow = s("path", { class: "arrow", d: "M-4 -3.4L3.4 0L-4 3.4z", "data-loading": "idle" });
        this.lines.append(path, arrow, hit);
        return { line, from, to, path, hit, arrow, sign: 1 };
    }

    private site(site: Site, fab: boolean): SiteMark {
        const choose = activate({ kind: fab ? "fab" : "datacenter", id: site.id });
        const plan = s("path", { class: "plan" });
        const live = s("path", { class: "live" });
        const group = s(
            "g",
            {
                class: fab ? "site fab" : `site ${site.kind}`,
                "data-id": site.id,
                role: "button",
                tabindex: "-1",
                "aria-label": site.name,
                click: choose,
                keydown: choose,
            },
            plan,
            live,
        );
        this.sites.append(group);
        return {
            site,
            at: place(site.longitude, site.latitude),
            group,
            plan,
            live,
            fab,
            plans: plansOf(site),
        };
    }

    private bend(mark: LineMark, camera: CameraControl, grow: number): void {
        const [x1, y1] = camera.toScreen(...mark.from);
        const [x2, y2] = camera.toScreen(...mark.to);
        const dx = x2 - x1,
            dy = y2 - y1;
        const cx = (x1 + x2) / 2 - dy * 0.12,
            cy = (y1 + y2) / 2 + dx * 0.12;
        const d = `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
        put(mark.path, "d", d);
        put(mark.hit, "d", d);
        const mx = (x1 + 2 * cx + x2) / 4,
            my = (y1 + 2 * cy + y2) / 4;
        const angle = (Math.atan2(dy, dx) * 180) / Math.PI + (mark.sign < 0 ? 180 : 0);
        put(
            mark.arrow,
            "transform",
            `translate(${mx.toFixed(1)} ${my.toFixed(1)}) rotate(${angle.toFixed(0)}) scale(${(grow * 0.8).toFixed(2)})`,
        );
    }

    private showLine(mark: LineMark, flowMw: number | null, tick: number): void {
        const flow = flowMw ?? 0;
        const { from, to } = mark.line;
        const loading = loadingOf(flow, mark.line, tick);
        const state = flowMw === null ? "unknown" : loadingClass(loading);
        const turned = (flow < 0 ? -1 : 1) !== mark.sign;
        put(mark.path, "data-loading", state);
        put(mark.arrow, "data-loading", state);
        put(mark.path, "data-flow", flow.toFixed(3));
        if (turned) {
            mark.sign = -mark.sign;
            const turn = mark.arrow.getAttribute("transform") ?? "";
            put(
                mark.arrow,
                "transform",
                turn.replace(/rotate\((-?\d+)\)/, (_, angle: string) => `rotate(${Number(angle) + 180})`),
            );
        }
        const title = mark.hit.firstElementChild;
        if (title)
            text(title, `${flow < 0 ? to : from} to ${flow < 0 ? from : to}: ${power(Math.abs(flow))}, ${share(loading)} of the limit`);
    }

    private showSite(mark: SiteMark, columns: Frame["fabs"], i: number, now: number): void {
        const wanted = columns["wanted_mw"]?.[i] ?? 0,
            served = columns["served_mw"]?.[i] ?? 0;
        const waiting = columns["waiting"]?.[i] ?? 0;
        if (mark.fab) {
            const size = siteSize(Math.max(wanted, 20)),
                full = siteSize(served);
            const triangle = (r: number): string => `M0 ${-r}L${r} ${r * 0.8}L${-r} ${r * 0.8}z`;
            put(mark.plan, "d", triangle(size));
            put(mark.live, "d", triangle(Math.min(full, size)));
        } else {
            const plan = siteSize(planned(mark.plans, now)),
                full = siteSize(served);
            const diamond = (r: number): string => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0z`;
            put(mark.plan, "d", plan > 1.7 ? diamond(plan) : "");
            put(mark.live, "d", served > 0 ? diamond(full) : "");
        }
        put(mark.group, "data-waiting", String(waiting > 0));
        put(
            mark.group,
            "aria-label",
            `${mark.site.name}, draws ${power(served)}${waiting > 0 ? `, ${waiting} accelerators wait for power` : ""}`,
        );
    }
}

/** The dated values of a site's plan. */
export function plansOf(site: Pick<Site, "plannedMw">): Plan[] {
    return site.plannedMw.map((point) => ({ at: Date.parse(point.utc), mw: point.value }));
}

/** MW planned by an instant: straight lines between dated values. */
export function planned(plans: Plan[], at: number): number {
    let before: Plan | undefined;
    for (const point of plans) {
        if (point.at > at) return before ? before.mw + ((point.mw - before.mw) * (at - before.at)) / (point.at - before.at) : point.mw;
        before = point;
    }
    return before?.mw ?? 0;
}
