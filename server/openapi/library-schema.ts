import { z } from "zod";
import {
  type ImportedFile,
  type LibraryFacets,
  type TemplateCard,
  type TemplateOfPicture,
  templateStates,
} from "#lib/library/view.ts";
import { errorBody } from "#server/openapi/error-schema.ts";
import {
  at,
  count,
  environment,
  imageView,
  localized,
  nano,
  operation,
} from "#server/openapi/shared-schema.ts";

export const templateCard = z
  .object({
    id: z.string(),
    kind: z.enum(["prompt", "fragment"]),
    slug: z.string(),
    title: localized,
    useWhen: localized,
    folder: z.string(),
    tags: z.array(z.string()),
    state: z.enum(templateStates),
    operation,
    environments: z.array(environment),
    favourite: z.boolean(),
    rating: z.number().nullable().describe("Mean of all ratings of its samples."),
    ratingCount: count,
    useCount: count,
    versionCount: count,
    priceNano: nano.nullable(),
    model: z.string().nullable(),
    endsOn: z.string().nullable(),
    cover: imageView.nullable(),
    coverUrl: z.string().nullable(),
    updatedAt: at,
    archivedAt: at.nullable(),
  })
  .describe("A template in a list.") satisfies z.ZodType<TemplateCard>;

export const libraryPage = z
  .object({ templates: z.array(templateCard), total: count, nextOffset: count.nullable() })
  .describe("A page of the library.");

export const libraryFacets = z
  .object({
    folders: z.array(z.object({ path: z.string(), count })),
    tags: z.array(z.object({ value: z.string(), count })),
    states: z.array(z.object({ value: z.enum(templateStates), count })),
    archived: count,
  })
  .describe("What the filters offer.") satisfies z.ZodType<LibraryFacets>;

const importedFile = z.object({
  path: z.string().describe("Within the archive; `#2` for the second prompt of one file."),
  format: z.enum(["prompt", "prompty", "langfuse", "openai", "gallery"]),
  outcome: z.enum(["created", "updated", "unchanged", "refused"]),
  slug: z.string().nullable(),
  error: errorBody.omit({ message: true }).nullable(),
  dropped: z.array(z.string()).describe("What of the file has no place here, in its own words."),
});
export const importAnswer = z
  .object({ files: z.array(importedFile) })
  .describe("The outcome of every prompt; what comes in is a draft.") satisfies z.ZodType<{
  files: Omit<ImportedFile, "error">[];
}>;

export const templateOfAnswer = z
  .object({
    template: z.object({ slug: z.string(), version: z.int().min(1).nullable() }).nullable(),
  })
  .describe("The template a picture was made from.") satisfies z.ZodType<{
  template: TemplateOfPicture | null;
}>;
