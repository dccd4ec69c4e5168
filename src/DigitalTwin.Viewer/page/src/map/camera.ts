/** Where the map looks: a scale and a shift, moved by wheel, drag, pinch and keys. */

export interface Camera {
    k: number;
    x: number;
    y: number;
}

export const home: Camera = { k: 1, x: 0, y: 0 };
const most = 24;

export class CameraControl {
    camera: Camera = { ...home };
    private readonly pointers = new Map<number, { x: number; y: number }>();
    private moved = 0;

    constructor(
        private readonly svg: SVGSVGElement,
        private readonly base: () => { k: number; x: number; y: number },
        private readonly changed: () => void,
    ) {
        svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
        svg.addEventListener("pointerdown", (event) => this.down(event));
        svg.addEventListener("pointermove", (event) => this.move(event));
        for (const name of ["pointerup", "pointercancel"] as const)
            svg.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
        svg.addEventListener(
            "click",
            (event) => {
                if (this.moved > 5) event.stopPropagation();
            },
            { capture: true },
        );
        svg.addEventListener("dblclick", (event) => this.zoomAt(event.offsetX, event.offsetY, 2));
    }

    /** Pixels of the screen of a place on the map. */
    toScreen(x: number, y: number): [number, number] {
        const base = this.base();
        const k = base.k * this.camera.k;
        return [x * k + base.x * this.camera.k + this.camera.x, y * k + base.y * this.camera.k + this.camera.y];
    }

    /** The transform of what is drawn in places of the map. */
    get transform(): string {
        const base = this.base();
        const c = this.camera;
        return `translate(${base.x * c.k + c.x} ${base.y * c.k + c.y}) scale(${base.k * c.k})`;
    }

    zoomBy(factor: number): void {
        const box = this.svg.getBoundingClientRect();
        this.zoomAt(box.width / 2, box.height / 2, factor);
    }

    panBy(x: number, y: number): void {
        this.camera = this.held({ ...this.camera, x: this.camera.x + x, y: this.camera.y + y });
        this.changed();
    }

    /** Looks at a place so that it lies in the middle. */
    lookAt(x: number, y: number, k: number): void {
        const box = this.svg.getBoundingClientRect();
        const base = this.base();
        this.camera = this.held({ k, x: box.width / 2 - (x * base.k + base.x) * k, y: box.height / 2 - (y * base.k + base.y) * k });
        this.changed();
    }

    reset(): void {
        this.camera = { ...home };
        this.changed();
    }

    private zoomAt(x: number, y: number, factor: number): void {
        const old = this.camera;
        const k = Math.min(most, Math.max(1, old.k * factor));
        const ratio = k / old.k;
        this.camera = this.held({ k, x: x - (x - old.x) * ratio, y: y - (y - old.y) * ratio });
        this.changed();
    }

    private held(camera: Camera): Camera {
        const box = this.svg.getBoundingClientRect();
        const slack = 0.35;
        const low = (size: number): number => -size * (camera.k - 1) - size * slack * (camera.k > 1 ? 1 : 0);
        const high = (size: number): number => size * slack * (camera.k > 1 ? 1 : 0);
        return {
            k: camera.k,
            x: Math.min(high(box.width), Math.max(low(box.width), camera.x)),
            y: Math.min(high(box.height), Math.max(low(box.height), camera.y)),
        };
    }

    private wheel(event: WheelEvent): void {
        event.preventDefault();
        this.zoomAt(event.offsetX, event.offsetY, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)));
    }

    private down(event: PointerEvent): void {
        this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        this.moved = 0;
    }

    private move(event: PointerEvent): void {
        const before = this.pointers.get(event.pointerId);
        if (!before) return;
        const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
        const dx = event.clientX - before.x,
            dy = event.clientY - before.y;
        this.moved += Math.abs(dx) + Math.abs(dy);
        if (this.moved > 5) this.svg.setPointerCapture(event.pointerId);
        const other = others[0];
        if (other) {
            const distance = (at: { x: number; y: number }): number => Math.hypot(at.x - other.x, at.y - other.y);
            const box = this.svg.getBoundingClientRect();
            const after = { x: event.clientX, y: event.clientY };
            this.zoomAt(
                (after.x + other.x) / 2 - box.left,
                (after.y + other.y) / 2 - box.top,
                distance(after) / Math.max(distance(before), 1),
            );
        } else if (this.moved > 5) {
            this.panBy(dx, dy);
        }
        this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }
}
