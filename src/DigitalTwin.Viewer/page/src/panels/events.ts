import { api, type EventKind, type LoggedEvent, Refusal } from "../api";
import { fuels } from "../charts";
import { h } from "../dom";
import { show } from "../feed";
import { day, hour, words } from "../format";
import { change, on, view } from "../store";

/** What has happened to the run from outside, and a form to let more happen. */
export function mountEvents(root: HTMLElement): void {
    const list = h("ol", { class: "log", id: "log", "aria-label": "Events in the log" });
    const answer = h("p", { class: "answer", role: "status", id: "answer" });
    const kind = h("select", { id: "kind", name: "kind", change: () => fit() });
    const input = (id: string, placeholder: string): HTMLInputElement => h("input", { id, name: id, placeholder, autocomplete: "off" });
    const target = input("target", "US-PJM>US-SE"),
        value = input("value", ""),
        duration = input("duration", "for good"),
        at = input("at", "first that can still be changed");
    const subject = input("subject", "");
    target.setAttribute("list", "targets");
    subject.setAttribute("list", "subjects");
    const subjects = h("datalist", { id: "subjects" });
    const targets = h("datalist", { id: "targets" });
    const field = (label: string, control: HTMLElement, hint = ""): HTMLElement =>
        h("label", { class: "field" }, h("span", {}, label), control, h("small", {}, hint));
    const valueField = field("Value", value),
        subjectField = field("Subject", subject),
        durationField = field("Hours", duration, "whole hours that it holds");
    let kinds: EventKind[] = [];

    const fit = (): void => {
        const chosen = kinds.find((one) => one.name === kind.value);
        valueField.classList.toggle("hidden", !chosen?.value && chosen?.subject !== "policy");
        (valueField.lastElementChild as HTMLElement).textContent = chosen?.value ?? "in the unit of the policy";
        value.placeholder = chosen?.default === null || chosen?.default === undefined ? "" : String(chosen.default);
        subjectField.classList.toggle("hidden", !chosen || !["fuel", "policy", "metric"].includes(chosen.subject));
        (subjectField.firstElementChild as HTMLElement).textContent = titleOf(chosen?.subject ?? "");
        const known = chosen?.subject === "fuel" ? Object.keys(fuels) : [];
        subjects.replaceChildren(...known.map((name) => h("option", { value: name })));
        subject.placeholder = known.includes("gas") ? "gas" : "";
        durationField.classList.toggle("hidden", !chosen?.lasts);
        const world = view.world;
        if (!chosen || !world) return;
        const ids = [
            ...(chosen.targets.includes("line") ? world.lines.map((line) => line.id) : []),
            ...(chosen.targets.includes("zone") ? world.zones.map((zone) => zone.id) : []),
            ...(chosen.targets.includes("country") ? world.countries.map((code) => `country/${code}`) : []),
            ...(chosen.targets.includes("datacenter") ? world.datacenters.map((site) => site.id) : []),
            ...(chosen.targets.includes("fab") ? world.fabs.map((site) => site.id) : []),
        ];
        target.placeholder = chosen.targets.includes("line") ? "US-PJM>US-SE" : (ids[0] ?? "all");
        targets.replaceChildren(...ids.map((id) => h("option", { value: id })));
    };
    const send = async (event: Event): Promise<void> => {
        event.preventDefault();
        const chosen = kinds.find((one) => one.name === kind.value);
        if (!chosen || !view.facts) return;
        const typed = (control: HTMLInputElement): string | undefined => (control.value.trim() === "" ? undefined : control.value.trim());
        const draft: Record<string, unknown> = {
            id: `page-${crypto.randomUUID().slice(0, 12)}`,
            kind: chosen.name,
            target: typed(target) ?? "",
        };
        if (typed(value) !== undefined) draft["value"] = Number(value.value);
        if (typed(duration) !== undefined && chosen.lasts) draft["durationHours"] = Number(duration.value);
        if (typed(at) !== undefined) draft["at"] = at.value.trim();
        if (typed(subject) !== undefined && ["fuel", "policy", "metric"].includes(chosen.subject))
            draft[chosen.subject] = subject.value.trim();
        answer.textContent = "\u2026";
        answer.dataset["tone"] = "";
        try {
            const said = await api.inject(view.facts.id, draft);
            const wrong = [
                ...said.findings.map((one) => `${one.problem} ${one.fix}`),
                ...said.events.filter((one) => !one.accepted).map((one) => one.reason),
            ];
            const taken = said.events[0];
            answer.textContent =
                wrong.length > 0 || !taken
                    ? wrong.join(" ")
                    : `Taken; it takes effect ${day(new Date(taken.instantUtc))} ${hour(new Date(taken.instantUtc))} UTC.`;
            answer.dataset["tone"] = wrong.length > 0 ? "bad" : "good";
            change({}, "events");
        } catch (error) {
            answer.textContent = error instanceof Refusal ? `${error.message} ${error.fix}` : "The host cannot be reached.";
            answer.dataset["tone"] = "bad";
        }
    };

    root.append(
        h("h2", {}, "Inject an event"),
        h(
            "form",
            { id: "inject", submit: (event) => void send(event) },
            field("What", kind),
            field("Where", target, "an entity, a zone, a country or all"),
            targets,
            subjectField,
            subjects,
            valueField,
            durationField,
            field("From", at, "UTC, such as 2025-03-01T00:00Z"),
            h("button", { type: "submit", class: "primary" }, "Inject"),
        ),
        answer,
        h("h3", {}, "Log"),
        list,
    );
    void api
        .kinds()
        .then((known) => {
            kinds = known.filter((one) => !["campus", "load"].includes(one.subject) && one.name !== "measurement");
            kind.replaceChildren(
                ...kinds.map((one) => h("option", { value: one.name, selected: one.name === "line-loss" }, words(one.name))),
            );
            fit();
        })
        .catch(() => undefined);
    on(["world"], fit);
    on(["events", "world"], () => {
        if (view.facts)
            void api
                .events(view.facts.id)
                .then((events) => draw(list, events))
                .catch(() => undefined);
    });
}

function titleOf(word: string): string {
    return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function draw(list: HTMLElement, events: LoggedEvent[]): void {
    const rows = [...events].reverse().map((event) => {
        const at = new Date(event.utc);
        const subject = event.subject === event.target ? "" : event.subject;
        return h(
            "li",
            { "data-id": event.id },
            h(
                "button",
                {
                    type: "button",
                    class: "link",
                    title: "Show that hour",
                    click: () => {
                        if (event.tick <= view.newest) show(event.tick);
                    },
                },
                `${day(at)} ${hour(at)}`,
            ),
            h("strong", {}, words(event.kind)),
            h("span", {}, event.target === "coupling" ? event.subject : `${event.target}${subject ? `, ${subject}` : ""}`),
            h("small", {}, `value ${event.value}${event.hours === null ? ", for good" : `, ${event.hours} h`} \u00b7 ${event.id}`),
        );
    });
    list.replaceChildren(...(rows.length > 0 ? rows : [h("li", { class: "none" }, "No event has been injected.")]));
}
