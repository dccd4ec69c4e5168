import { h, s } from "../dom";
import { saturation } from "../scale";

/** What the colours, sizes and shapes mean; folds away on small screens. */
export function legend(): HTMLElement {
    const swatch = (level: { key: string; label: string; range: string }): HTMLElement =>
        h(
            "li",
            { title: level.range },
            h("i", { class: "swatch", "data-state": level.key }),
            h("span", {}, level.label),
            h("small", {}, level.range),
        );
    const change = (key: string, label: string): HTMLElement =>
        h("li", {}, h("i", { class: "swatch", "data-difference": key }), h("span", {}, label));
    const mark = (shape: SVGElement, label: string): HTMLElement =>
        h("li", {}, s("svg", { class: "sample", viewBox: "-10 -8 20 16", "aria-hidden": "true" }, shape), h("span", {}, label));
    return h(
        "details",
        { class: "legend", open: window.matchMedia("(min-width: 720px)").matches },
        h(
            "summary",
            {},
            h("span", { class: "of-states" }, "Headroom as a share of load"),
            h("span", { class: "of-differences" }, "Headroom against the other run"),
        ),
        h("ul", { class: "of-states", "aria-label": "Colour of a zone: headroom as a share of load" }, ...saturation.map(swatch)),
        h(
            "ul",
            { class: "of-differences", "aria-label": "Colour of a zone: change of headroom against the other run, as a share of load" },
            change("much-worse", "10 % of load less headroom"),
            change("worse", "less"),
            change("same", "same"),
            change("better", "more"),
            change("much-better", "10 % more"),
        ),
        h(
            "ul",
            { class: "of-shapes" },
            mark(s("circle", { class: "plain", r: 6 }), "zone, area by load"),
            mark(s("path", { class: "line", d: "M-9 5Q0 -6 9 5", "data-loading": "busy" }), "line, darker with loading"),
            mark(s("path", { class: "line", d: "M-9 5Q0 -6 9 5", "data-loading": "full" }), "line at its limit"),
            mark(
                s(
                    "g",
                    { class: "site campus" },
                    s("path", { class: "plan", d: "M0 -7L7 0L0 7L-7 0z" }),
                    s("path", { class: "live", d: "M0 -4L4 0L0 4L-4 0z" }),
                ),
                "campus: plan, energised",
            ),
            mark(s("g", { class: "site fab" }, s("path", { class: "live", d: "M0 -6L6 5L-6 5z" })), "chip fab"),
        ),
    );
}
