import { readFileSync } from "node:fs";
import { geoGraticule10, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";
import { type Outlines, projection } from "./src/map/geography";

/** Draws land and borders (Natural Earth, public domain) when the page is built: the browser then has paths and need not project. */

const scales: Record<string, string> = { "virtual:outlines-coarse": "110m", "virtual:outlines-fine": "50m" };

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

function draw(scale: string): Outlines {
    const file = new URL(`node_modules/world-atlas/countries-${scale}.json`, import.meta.url);
    const atlas = JSON.parse(readFileSync(file, "utf8")) as Atlas;
    const path = geoPath(projection).digits(scale === "110m" ? 1 : 2);
    return {
        land: path(feature(atlas, atlas.objects.land)) ?? "",
        borders: path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)) ?? "",
        sphere: path({ type: "Sphere" }) ?? "",
        graticule: path(geoGraticule10()) ?? "",
    };
}

export function outlines(): Plugin {
    return {
        name: "outlines",
        resolveId: (id) => (id in scales ? `\0${id}` : undefined),
        load: (id) => {
            const scale = scales[id.slice(1)];
            return id.startsWith("\0") && scale ? `export default ${JSON.stringify(draw(scale))}` : undefined;
        },
    };
}
