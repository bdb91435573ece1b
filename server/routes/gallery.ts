import { galleryAsked } from "#lib/gallery/asked.ts";
import { findBySha256 } from "#lib/gallery/find-by-sha256.ts";
import { galleryFacets } from "#lib/gallery/gallery-facets.ts";
import { galleryIndex } from "#lib/gallery/gallery-index.ts";
import { listImages } from "#lib/gallery/list-images.ts";
import type { Studio } from "#lib/studio/context.ts";
import type { Route } from "#server/exchange.ts";
import { reading } from "#server/reading.ts";

/**
 * GET /api/v1/gallery: the index, GET /api/v1/images: a page (`until`, `offset`, `limit`), both with the filter as the
 * screen's address has it and `timeZone`; GET /api/v1/gallery/facets: the filter menus. Here and not in Next because a
 * gallery is scrolled through them: Next would take ten times as long, and sends no packed answer of ours.
 */
export function galleryRoutes(studio: Studio): [path: string, route: Route][] {
  return [
    ["/api/v1/gallery", reading(studio, (context, { query }) => galleryIndex(context, galleryAsked(query)))],
    [
      "/api/v1/gallery/facets",
      reading(studio, (context, { query }) => galleryFacets(context, { trash: query.get("trash") === "1" })),
    ],
    [
      "/api/v1/images",
      reading(studio, async (context, { query }) => ({
        images: await listImages(context, galleryAsked(query)),
      })),
    ],
  ];
}

/** GET /api/v1/images/by-hash/<sha256>: the picture that has these bytes, and its run. */
export function createByHashRoute(studio: Studio): Route {
  return reading(studio, (context, { path }) =>
    findBySha256(context, { sha256: path.split("/").at(-1) ?? "" }),
  );
}
