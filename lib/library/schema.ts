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
import { cleanFolder } from "#lib/library/folder-path.ts";
import { slugPattern } from "#lib/library/slug.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
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

export const loadTemplateSchema = z.strictObject({ slug: textUpTo(200) });
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

/** `number` null: the draft. */
export const forkTemplateSchema = z.strictObject({
  templateId: id,
  number: number.nullable(),
  slug: slug.nullable(),
});
