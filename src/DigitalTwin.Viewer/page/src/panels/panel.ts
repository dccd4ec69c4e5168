import { byId, h, put, text } from "../dom";
import { on, select, type Selection, view } from "../store";
import { mountCompare } from "./compare";
import { countryPanel } from "./country";
import { mountEvents } from "./events";
import { linePanel } from "./line";
import { mountOverview } from "./overview";
import { sitePanel } from "./site";
import { zonePanel } from "./zone";

/** The side of the page: an overview, what is selected, the events, and the comparison of two runs. */

/** Shows one selected thing; called on each tick, and at its end. */
export interface Detail {
    root: HTMLElement;
    update: () => void;
    destroy: () => void;
}

const tabs = [
    ["overview", "World"],
    ["detail", "Selected"],
    ["events", "Events"],
    ["compare", "Compare"],
] as const;
type Tab = (typeof tabs)[number][0];

export function mountPanel(): void {
    const root = byId("panel");
    const bodies = new Map<Tab, HTMLElement>();
    const heads = new Map<Tab, HTMLButtonElement>();
    const list = h("div", { role: "tablist", class: "tabs", "aria-label": "Panel" });
    const open = (tab: Tab): void => {
        for (const [name, body] of bodies) {
            body.classList.toggle("hidden", name !== tab);
            const head = heads.get(name);
            if (!head) continue;
            put(head, "aria-selected", String(name === tab));
            put(head, "tabindex", name === tab ? "0" : "-1");
        }
        root.dataset["tab"] = tab;
    };
    for (const [name, label] of tabs) {
        const head = h(
            "button",
            { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `body-${name}`, click: () => open(name) },
            label,
        );
        head.addEventListener("keydown", (event) => walk(event, name, heads, open));
        const body = h("div", { role: "tabpanel", id: `body-${name}`, "aria-labelledby": `tab-${name}`, class: "body", tabindex: "0" });
        heads.set(name, head);
        bodies.set(name, body);
        list.append(head);
    }
    root.append(list, ...bodies.values());
    root.addEventListener("click", followed);
    mountOverview(bodies.get("overview") as HTMLElement);
    mountEvents(bodies.get("events") as HTMLElement);
    mountCompare(bodies.get("compare") as HTMLElement);
    const detail = bodies.get("detail") as HTMLElement;
    const nothing = h(
        "p",
        { class: "hint" },
        "Click a mark on the map, or find one by name. With the keyboard: go to the map, walk with the arrow keys, open with Enter.",
    );
    detail.append(nothing);
    open("overview");

    let shown: Detail | null = null;
    on(["selection", "world"], () => {
        shown?.destroy();
        shown = make();
        detail.replaceChildren(shown?.root ?? nothing);
        open(shown ? "detail" : root.dataset["tab"] === "detail" ? "overview" : (root.dataset["tab"] as Tab));
        if (shown) {
            shown.update();
            text(heads.get("detail") as HTMLElement, "Selected");
            detail.scrollTop = 0;
        }
    });
    on(["frame"], () => shown?.update());
}

function make(): Detail | null {
    const selection = view.selection;
    if (!selection || !view.world) return null;
    switch (selection.kind) {
        case "zone":
            return zonePanel(selection.id);
        case "line":
            return linePanel(selection.id);
        case "country":
            return countryPanel(selection.id);
        default:
            return sitePanel(selection.kind, selection.id);
    }
}

function walk(event: KeyboardEvent, from: Tab, heads: Map<Tab, HTMLButtonElement>, open: (tab: Tab) => void): void {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const names = tabs.map(([name]) => name);
    const next = names[(names.indexOf(from) + by + names.length) % names.length] as Tab;
    open(next);
    heads.get(next)?.focus();
}

/** The head of a detail: what it is, and a way back. */
export function head(title: string, subtitle: string, ...more: (Node | null)[]): HTMLElement {
    return h(
        "div",
        { class: "head" },
        h("div", {}, h("h2", {}, title), h("p", { class: "sub" }, subtitle, ...more)),
        h(
            "button",
            { type: "button", class: "quiet close", "aria-label": "Close", title: "Close (Esc)", click: () => select(null) },
            "\u2715",
        ),
    );
}

/** A figure with its name. */
export function tile(label: string, id: string): { root: HTMLElement; set: (value: string, tone?: string) => void } {
    const value = h("strong", { "data-figure": id });
    const root = h("div", { class: "tile" }, h("span", {}, label), value);
    return {
        root,
        set: (shown, tone = "") => {
            text(value, shown);
            put(root, "data-tone", tone);
        },
    };
}

/** A link to something else that can be selected; the panel hears its clicks, so that rows can be changed in place. */
export function go(label: string, selection: Selection): HTMLElement {
    return h("button", { type: "button", class: "link", "data-kind": selection.kind, "data-of": selection.id }, label);
}

function followed(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-of]") : null;
    if (link) select({ kind: link.dataset["kind"] as Selection["kind"], id: link.dataset["of"] ?? "" });
}
