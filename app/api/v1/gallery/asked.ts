import { filterFromUrl } from "#lib/gallery/filter-url.ts";
import { filterSchema, pageSchema } from "#lib/gallery/schema.ts";
import { parsed } from "../../answer-json.ts";

/** What an address of the gallery asks for: the filter as the screen's own address has it, and the page. */
export function asked(request: Request) {
  const { searchParams } = new URL(request.url);
  const { filter, sort } = filterFromUrl(searchParams);
  return {
    filter: parsed(filterSchema, filter),
    sort,
    ...parsed(pageSchema, Object.fromEntries(searchParams)),
  };
}
