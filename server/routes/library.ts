import { AppError } from "#lib/errors.ts";
import { libraryQueryFromUrl } from "#lib/library/filter-url.ts";
import { libraryFacets } from "#lib/library/library-facets.ts";
import { type LibraryRequest, listTemplates } from "#lib/library/list-templates.ts";
import { libraryPageSchema } from "#lib/library/schema.ts";
import type { Studio } from "#lib/studio/context.ts";
import type { Route } from "#server/exchange.ts";
import { reading } from "#server/reading.ts";

/**
 * GET /api/v1/library: a page (`offset`, `limit`) of templates, with the filter as the screen's address has it; GET
 * /api/v1/library/facets: the filter menus of a `kind`. Here and not in Next because a library is typed and scrolled
 * through them.
 */
export function libraryRoutes(studio: Studio): [path: string, route: Route][] {
  return [
    ["/api/v1/library", reading(studio, (context, { query }) => listTemplates(context, asked(query)))],
    [
      "/api/v1/library/facets",
      reading(studio, (context, { query }) =>
        libraryFacets(context, { kind: query.get("kind") === "fragment" ? "fragment" : "prompt" }),
      ),
    ],
  ];
}

/** Rubbish in the filter is dropped; a page that cannot be meant is `invalid_request`. */
function asked(query: URLSearchParams): LibraryRequest {
  const page = libraryPageSchema.safeParse(Object.fromEntries(query));
  if (page.success) return { ...libraryQueryFromUrl(query), ...page.data };
  const field = page.error.issues[0]?.path.join(".");
  throw new AppError("invalid_request", { ...(field && { field }), cause: page.error });
}
