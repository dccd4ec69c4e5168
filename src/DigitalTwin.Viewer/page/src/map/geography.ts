import { geoEqualEarth, geoGraticule10, geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json";
import fineUrl from "world-atlas/countries-50m.json?url";

/** Land and borders (Natural Earth, public domain) in an equal-area projection: what is large on the map is large on the earth. */

export const width = 1000;
export const height = 500;

/** The whole of what has zones is seen at once; the rest of the land runs on beyond the edges. */
export const projection: GeoProjection = geoEqualEarth()
    .rotate([-11, 0])
    .fitExtent(
        [
            [0, 0],
            [width, height],
        ],
        {
            type: "MultiPoint",
            coordinates: [
                [-130, -46],
                [-130, 64],
                [184, -46],
                [184, 64],
                [11, 70],
                [11, -47],
            ],
        },
    );

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

export interface Outlines {
    land: string;
    borders: string;
    sphere: string;
    graticule: string;
}

export function outlines(atlas: Atlas = coarse as unknown as Atlas): Outlines {
    const path = geoPath(projection).digits(2);
    return {
        land: path(feature(atlas, atlas.objects.land)) ?? "",
        borders: path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)) ?? "",
        sphere: path({ type: "Sphere" }) ?? "",
        graticule: path(geoGraticule10()) ?? "",
    };
}

/** Finer outlines, fetched from this host once somebody looks closer. */
export async function fineOutlines(): Promise<Outlines> {
    const answer = await fetch(fineUrl);
    return outlines((await answer.json()) as Atlas);
}

export function place(longitude: number, latitude: number): [number, number] {
    return projection([longitude, latitude]) ?? [0, 0];
}
