/** Small tools for building the page: elements, and SVG elements, with attributes and children. */

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

function fill(element: Element, attributes: Attributes, children: Child[]): void {
    for (const [name, value] of Object.entries(attributes)) set(element, name, value);
    for (const child of children) if (child) element.append(child);
}

function set(element: Element, name: string, value: Attributes[string]): void {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
}

export function h<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    fill(element, attributes, children);
    return element;
}

export function s<K extends keyof SVGElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: Child[]
): SVGElementTagNameMap[K] {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    fill(element, attributes, children);
    return element;
}

export function byId(id: string): HTMLElement {
    const element = document.getElementById(id);
    if (!element) throw new Error(`No element ${id}`);
    return element;
}

/** Sets an attribute only where it changes: the browser then has nothing to do. */
export function put(element: Element, name: string, value: string): void {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function text(element: Element, value: string): void {
    if (element.textContent !== value) element.textContent = value;
}

/** Makes the children of an element equal to others by changing only what differs: there is little to draw, and the focus stays. */
export function renew(root: Element, ...wanted: Node[]): void {
    wanted.forEach((node, i) => {
        const old = root.childNodes[i];
        if (!old) root.append(node);
        else if (old.nodeName !== node.nodeName) old.replaceWith(node);
        else if (old instanceof Element && node instanceof Element) {
            for (const name of old.getAttributeNames()) if (!node.hasAttribute(name)) old.removeAttribute(name);
            for (const { name, value } of node.attributes) put(old, name, value);
            renew(old, ...node.childNodes);
        } else if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
    });
    while (root.childNodes.length > wanted.length) root.lastChild?.remove();
}

/** Announces to screen readers. */
export function say(message: string): void {
    text(byId("says"), message);
}
