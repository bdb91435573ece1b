import { z } from "zod";
import { shownName } from "#lib/gallery/shown-name.ts";
import { maxTagLength, maxTags } from "#lib/gallery/view.ts";
import { maxCount } from "#lib/images/parameters.ts";
import {
  contentSchema,
  localizedUpTo,
  slotImagesSchema,
  textUpTo,
  valuesSchema,
} from "#lib/library/content-schema.ts";
import { maxLibraryText } from "#lib/library/filter-url.ts";
import { cleanFolder } from "#lib/library/folder-path.ts";
import { slugPattern } from "#lib/library/slug.ts";
import {
  type LibraryFilter,
  maxChosenTemplates,
  maxLibraryPage,
  type TemplateDeed,
  type TemplateRunDraft,
  type TemplateSelection,
  templateStates,
} from "#lib/library/view.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";

const id = textUpTo(100).min(1);
const slug = z.string().regex(slugPattern).max(80);
const number = z.int().min(1).max(1_000_000);
const rev = z.int().min(1);
const changelog = textUpTo(4000);

export const folderSchema = textUpTo(2000).transform((path, context) => {
  const folder = cleanFolder(path);
  if (folder === null) context.addIssue({ code: "custom", message: "no path of folders" });
  return folder ?? "";
});

const tag = z
  .string()
  .max(maxTagLength * 4)
  .transform(shownName)
  .refine((name) => name !== "" && Array.from(name).length <= maxTagLength);

const metadata = {
  title: localizedUpTo(200),
  useWhen: localizedUpTo(1000),
  notes: textUpTo(20_000),
  folder: folderSchema,
  tags: z.array(tag).max(maxTags),
  licence: textUpTo(200),
  source: textUpTo(1000),
  coverImageId: id.nullable(),
  deployment: z.strictObject({ connectionId: id, model: textUpTo(200).min(1) }).nullable(),
};

const nothing = { en: "", "zh-CN": "" };
export const createTemplateSchema = z.strictObject({
  kind: z.enum(["prompt", "fragment"]),
  /** null: made from the title. */
  slug: slug.nullable(),
  title: metadata.title,
  useWhen: metadata.useWhen.default(nothing),
  notes: metadata.notes.default(""),
  folder: metadata.folder.default(""),
  tags: metadata.tags.default([]),
  licence: metadata.licence.default(""),
  source: metadata.source.default(""),
  coverImageId: metadata.coverImageId.default(null),
  deployment: metadata.deployment.default(null),
  content: contentSchema,
});
export type CreateTemplateInput = z.input<typeof createTemplateSchema>;
export type NewTemplate = z.output<typeof createTemplateSchema>;

const changes = z.strictObject(metadata).partial();
export type TemplateChanges = z.output<typeof changes>;

export const templateIdSchema = z.strictObject({ templateId: id });
export const changeTemplateSchema = z.strictObject({ templateId: id, changes });
export const renameTemplateSchema = z.strictObject({ templateId: id, slug });
export const templateFavouriteSchema = z.strictObject({ templateId: id, favourite: z.boolean() });
export const saveDraftSchema = z.strictObject({ templateId: id, rev, content: contentSchema });
export const freezeVersionSchema = z.strictObject({ templateId: id, rev, changelog });
export const versionSchema = z.strictObject({ templateId: id, number });
export const restoreVersionSchema = z.strictObject({ templateId: id, number, rev });
export const startTemplateRunSchema: z.ZodType<TemplateRunDraft> = z.strictObject({
  templateId: id,
  versionId: id.nullable(),
  values: valuesSchema,
  slots: slotImagesSchema,
  overrides: drawParametersSchema.extend({ count: z.int().min(1).max(maxCount) }).partial(),
  connectionId: id,
  model: textUpTo(200).min(1),
  idempotencyKey: z.string().regex(/^[\x21-\x7e]{8,200}$/),
  // Other doors have services of their own.
  via: z.literal("playground"),
});

const path = textUpTo(2000);
const filterSchema: z.ZodType<LibraryFilter> = z.strictObject({
  text: z.string().max(maxLibraryText),
  kind: z.enum(["prompt", "fragment"]),
  folder: path.nullable(),
  tags: z.array(textUpTo(200)).max(maxTags),
  states: z.array(z.enum(templateStates)).max(templateStates.length),
  environments: z.array(z.enum(["dev", "test", "prod"])).max(3),
  operation: z.enum(["generate", "edit"]).nullable(),
  favourite: z.boolean(),
  rating: z.int().min(0).max(5),
  ending: z.boolean(),
  archived: z.boolean(),
});

const chosen = z.array(id).max(maxChosenTemplates);
const templateSelectionSchema: z.ZodType<TemplateSelection> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ids"), templateIds: chosen.min(1) }),
  z.strictObject({ kind: z.literal("matching"), filter: filterSchema, except: chosen }),
]);

const templateDeedSchema: z.ZodType<TemplateDeed> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("move"), folder: folderSchema }),
  z.strictObject({
    kind: z.literal("moveFolder"),
    from: folderSchema.refine((folder) => folder !== ""),
    to: folderSchema,
  }),
  z.strictObject({ kind: z.literal("favourite"), favourite: z.boolean() }),
  z.strictObject({ kind: z.literal("tag"), name: tag }),
  z.strictObject({ kind: z.literal("untag"), name: tag }),
  z.strictObject({ kind: z.literal("archive") }),
  z.strictObject({ kind: z.literal("restore") }),
]);

export const changeTemplatesSchema = z.strictObject({
  selection: templateSelectionSchema,
  deed: templateDeedSchema,
});
export const createTemplateExportSchema = z.strictObject({ selection: templateSelectionSchema });
export const undoTemplateChangeSchema = z.strictObject({ changeId: id });

/** What a page's address says beside the filter. */
export const libraryPageSchema = z.object({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(maxLibraryPage).default(60),
});

/** `number` null: the draft. */
export const forkTemplateSchema = z.strictObject({
  templateId: id,
  number: number.nullable(),
  slug: slug.nullable(),
});
