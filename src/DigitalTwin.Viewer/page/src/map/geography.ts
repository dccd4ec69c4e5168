import { geoEqualEarth, type GeoProjection } from "d3-geo";

/** Where places lie on the map: an equal-area projection, so that what is large on the map is large on the earth. */

export const width = 1000;
export const height = 500;

/** The whole of what has zones is seen at once, with room for names; the rest of the land runs on beyond the edges. */
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
                [-152, -46],
                [-152, 64],
                [182, -46],
                [182, 64],
                [11, 70],
                [11, -47],
            ],
        },
    );

/** Paths of what lies beneath the marks, drawn when the page is built (see outlines.ts beside vite.config.ts). */
export interface Outlines {
    land: string;
    borders: string;
    sphere: string;
    graticule: string;
}

/** Finer outlines, fetched from this host once somebody looks closer. */
export async function fineOutlines(): Promise<Outlines> {
    return (await import("virtual:outlines-fine")).default;
}

export function place(longitude: number, latitude: number): [number, number] {
    return projection([longitude, latitude]) ?? [0, 0];
}
