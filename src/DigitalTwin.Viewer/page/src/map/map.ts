import coarse from "virtual:outlines-coarse";
import { byId, h, s } from "../dom";
import { change, on, select, view } from "../store";
import { CameraControl } from "./camera";
import { fineOutlines, height, width, type Outlines } from "./geography";
import { legend } from "./legend";
import { Marks, type Box } from "./marks";

/** The map: land beneath, marks above, a legend, and the keys and buttons that move it. */

const closer = 2.4;

/** Maps narrower than this, pixels, are lifted by so many. */
const phone = 560,
    lift = 24;

/** Up to so many ticks a second marks glide from one tick to the next; above it each tick is itself the motion. */
const glides = 4;

export function mountMap(): void {
    const root = byId("map");
    const svg = s("svg", {
        class: "world",
        role: "application",
        "aria-label": "World map. Arrow keys go from zone to zone, Enter opens one, plus and minus zoom.",
    });
    // The land is a picture of its own below: what ticks above it never makes the browser draw it again.
    const land = s("g", { class: "geography" });
    const ground = s("svg", { class: "ground", "aria-hidden": "true" }, land);
    const above = s("g", { class: "marks" });
    svg.append(above);
    let marks: Marks | null = null;
    let fine = false;
    let frame = 0;
    let first = true;
    let over: Box[] = [];

    const base = (): { k: number; x: number; y: number } => {
        const box = svg.getBoundingClientRect();
        const k = Math.min(box.width / width, box.height / height);
        const lifted = box.width < phone ? lift : 0; // legend and buttons lie along the lower edge
        return { k, x: (box.width - width * k) / 2, y: Math.max(0, (box.height - height * k) / 2 - lifted) };
    };
    const draw = (): void => {
        frame = 0;
        land.setAttribute("transform", camera.transform);
        land.style.setProperty("--k", String(base().k * camera.camera.k));
        marks?.move(camera, Math.min(1, Math.max(0.5, base().k)), over);
        root.dataset["zoom"] = camera.camera.k.toFixed(2);
        if (camera.camera.k > closer && !fine) {
            fine = true;
            void fineOutlines().then((drawn) => paint(land, drawn));
        }
    };
    const redraw = (): void => {
        frame ||= requestAnimationFrame(draw);
    };
    const camera = new CameraControl(svg, base, redraw);

    paint(land, coarse);
    const tools = [
        h(
            "div",
            { class: "map-tools", role: "group", "aria-label": "Zoom" },
            h("button", { type: "button", "aria-label": "Zoom in", title: "Zoom in (+)", click: () => camera.zoomBy(1.6) }, "+"),
            h("button", { type: "button", "aria-label": "Zoom out", title: "Zoom out (-)", click: () => camera.zoomBy(1 / 1.6) }, "\u2212"),
            h("button", { type: "button", "aria-label": "Whole world", title: "Whole world (0)", click: () => camera.reset() }, "\u2922"),
        ),
        legend(),
    ];
    root.append(ground, svg, ...tools);
    const sizes = new ResizeObserver(() => {
        over = tools.map((tool) => boxIn(root, tool));
        redraw();
    });
    for (const one of [root, ...tools]) sizes.observe(one);
    svg.addEventListener("keydown", (event) => keys(event, camera, marks));
    svg.addEventListener("click", () => select(null));

    on(["world"], () => {
        above.replaceChildren();
        if (!view.world) return;
        marks = new Marks(view.world);
        above.append(marks.lines, marks.zones, marks.sites, marks.names);
        draw();
        change({}, "frame");
    });
    on(["frame", "other"], () => {
        if (view.frame) marks?.show(view.frame, view);
        if (first && view.frame) redraw();
        first = view.frame === null;
    });
    on(["frame", "selection", "world"], (changed) => {
        if (changed.has("selection") || changed.has("world")) marks?.highlight(view.selection);
    });
    on(["connected", "facts", "live"], () => {
        root.classList.toggle("stale", !view.connected && view.live);
        root.classList.toggle("recovering", view.facts?.state === "opening");
        root.classList.toggle("fast", view.facts?.state === "playing" && (view.facts.ticksPerSecond ?? Infinity) > glides);
        root.classList.toggle("comparing", view.other !== null);
    });
    on(["other"], () => root.classList.toggle("comparing", view.other !== null));
    window.addEventListener("twin-look", (event) => {
        const at = marks?.placeOf((event as CustomEvent).detail);
        if (at) camera.lookAt(...at, Math.max(camera.camera.k, 4));
    });
}

/** Where a part of the map lies in it. */
function boxIn(root: HTMLElement, part: HTMLElement): Box {
    const all = root.getBoundingClientRect(),
        own = part.getBoundingClientRect();
    return [own.left - all.left, own.top - all.top, own.right - all.left, own.bottom - all.top];
}

function paint(land: SVGGElement, drawn: Outlines): void {
    land.replaceChildren(
        s("path", { class: "sphere", d: drawn.sphere }),
        s("path", { class: "graticule", d: drawn.graticule }),
        s("path", { class: "land", d: drawn.land }),
        s("path", { class: "borders", d: drawn.borders }),
    );
}

const step: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function keys(event: KeyboardEvent, camera: CameraControl, marks: Marks | null): void {
    if (event.key === "+" || event.key === "=") camera.zoomBy(1.6);
    else if (event.key === "-") camera.zoomBy(1 / 1.6);
    else if (event.key === "0") camera.reset();
    else if (event.key === "Escape") select(null);
    else if (step[event.key] && marks) walk(step[event.key] as [number, number], camera, marks);
    else return;
    event.preventDefault();
    event.stopPropagation();
}

/** Goes from the zone that has the focus to the next one in a direction. */
function walk([dx, dy]: [number, number], camera: CameraControl, marks: Marks): void {
    const here = marks.zoneMarks.find((mark) => mark.group === document.activeElement) ?? marks.zoneMarks[0];
    if (!here) return;
    let best = here,
        least = Infinity;
    for (const mark of marks.zoneMarks) {
        const x = mark.at[0] - here.at[0],
            y = mark.at[1] - here.at[1];
        const along = x * dx + y * dy,
            across = Math.abs(x * dy) + Math.abs(y * dx);
        if (mark === here || along <= 0.01) continue;
        const cost = along + across * 2.2;
        if (cost < least) [best, least] = [mark, cost];
    }
    for (const mark of marks.zoneMarks) mark.group.setAttribute("tabindex", mark === best ? "0" : "-1");
    best.group.focus();
    const [x, y] = camera.toScreen(...best.at);
    const box = best.group.ownerSVGElement?.getBoundingClientRect();
    if (box && (x < 20 || y < 20 || x > box.width - 20 || y > box.height - 20)) camera.lookAt(...best.at, camera.camera.k);
}
