// Writes src/generated/schema.ts, the types of the API, from openapi.json: what the host serves at /openapi/v1.json, kept by a test of the viewer.
// (openapi-typescript wants the compiler of TypeScript 5; this page is built with 7.)
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL(".", import.meta.url);
const { components } = JSON.parse(readFileSync(new URL("openapi.json", folder), "utf8"));

/** The type of a schema. */
function typeOf(schema) {
    if (schema.$ref) return schema.$ref.split("/").at(-1);
    if (schema.oneOf ?? schema.anyOf) return (schema.oneOf ?? schema.anyOf).map(typeOf).join(" | ");
    if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
    const names = [schema.type ?? "unknown"].flat();
    return names.map((name) => named(name, schema)).join(" | ");
}

function named(name, schema) {
    if (name === "integer") return "number";
    if (name === "array") return `(${typeOf(schema.items ?? {})})[]`;
    if (name !== "object") return name;
    return schema.properties ? `{\n${membersOf(schema)}}` : `Record<string, ${typeOf(schema.additionalProperties || {})}>`;
}

/** The members of an object; one that need not be there has a question mark. */
function membersOf(schema) {
    const required = new Set(schema.required ?? []);
    return Object.entries(schema.properties ?? {})
        .map(([name, member]) => {
            const comment = member.description ? `    /** ${member.description.replaceAll("*/", "* /")} */\n` : "";
            return `${comment}    ${name}${required.has(name) ? "" : "?"}: ${typeOf(member)};\n`;
        })
        .join("");
}

const types = Object.entries(components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`);
mkdirSync(new URL("src/generated/", folder), { recursive: true });
writeFileSync(new URL("src/generated/schema.ts", folder), `// Made by types.js from openapi.json.\n\n${types.join("\n")}`);
