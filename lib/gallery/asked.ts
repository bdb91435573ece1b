import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { filterFromUrl } from "#lib/gallery/filter-url.ts";
import { filterSchema, pageSchema } from "#lib/gallery/schema.ts";

/**
 * What an address of the gallery asks for: the filter as the screen's own address has it, and the page. Rubbish in the
 * filter is dropped; a page that cannot be meant is `invalid_request`.
 */
export function galleryAsked(params: URLSearchParams) {
  const { filter, sort } = filterFromUrl(params);
  return { filter: parsed(filterSchema, filter), sort, ...parsed(pageSchema, Object.fromEntries(params)) };
}

function parsed<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join(".");
  throw new AppError("invalid_request", { ...(field && { field }), cause: result.error });
}
