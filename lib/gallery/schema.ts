import { z } from "zod";
import { listedOrigins } from "#lib/gallery/origin.ts";
import { shownName } from "#lib/gallery/shown-name.ts";
import {
  type BulkDeed,
  type GalleryFilter,
  galleryQualities,
  maxFilterValues,
  maxPage,
  maxSearchText,
  maxSelected,
  maxTagLength,
  maxTags,
  type Selection,
} from "#lib/gallery/view.ts";

// PostgreSQL holds neither a NUL nor half a character in a text: refused here with its field.
const text = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
export const imageId = text.min(1).max(100);
const name = text.min(1).max(200);
const values = z.array(name).max(maxFilterValues);
const day = z.iso.date();

/** A place where people live, as `Intl` knows it. */
export const timeZoneSchema = text.max(100).refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
});

const rating = z.int().min(0).max(5);

export const filterSchema: z.ZodType<GalleryFilter> = z.strictObject({
  text: z.string().max(maxSearchText),
  models: values,
  sizes: z.array(z.string().regex(/^\d{1,5}x\d{1,5}$/)).max(maxFilterValues),
  qualities: z.array(z.enum(galleryQualities)).max(galleryQualities.length),
  origins: z.array(z.enum(listedOrigins)).max(listedOrigins.length),
  favourite: z.boolean(),
  rating,
  tags: values,
  collectionId: imageId.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  trash: z.boolean(),
});

const ids = z.array(imageId).max(maxSelected);

export const selectionSchema: z.ZodType<Selection> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ids"), imageIds: ids.min(1) }),
  z.strictObject({
    kind: z.literal("matching"),
    filter: filterSchema,
    timeZone: timeZoneSchema,
    until: imageId,
    except: ids,
  }),
]);

const trimmed = (most: number) =>
  text
    .max(most * 4)
    .transform(shownName)
    .refine((value) => value !== "" && Array.from(value).length <= most);

const tag = trimmed(maxTagLength);
const collectionName = trimmed(80);

export const deedSchema: z.ZodType<BulkDeed> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rate"), rating }),
  z.strictObject({ kind: z.literal("favourite"), favourite: z.boolean() }),
  z.strictObject({ kind: z.literal("tag"), name: tag }),
  z.strictObject({ kind: z.literal("untag"), name: tag }),
  z.strictObject({ kind: z.literal("collect"), collectionId: imageId }),
  z.strictObject({ kind: z.literal("uncollect"), collectionId: imageId }),
  z.strictObject({ kind: z.literal("trash") }),
  z.strictObject({ kind: z.literal("restore") }),
]);

export const favouriteSchema = z.strictObject({ imageId, favourite: z.boolean() });
export const imageIdsSchema = z.strictObject({ imageIds: z.array(imageId).min(1).max(1000) });
export const ratingSchema = z.strictObject({ imageId, rating });
export const tagsSchema = z.strictObject({ imageId, tags: z.array(tag).max(maxTags) });
export const changeSelectedSchema = z.strictObject({ selection: selectionSchema, deed: deedSchema });
export const createExportSchema = z.strictObject({ selection: selectionSchema });
const ofTrash = z.union([z.literal("all"), selectionSchema]);
export const trashSummarySchema = z.strictObject({ selection: ofTrash });
export const purgeSchema = z.strictObject({
  selection: ofTrash,
  count: z.int().min(1),
});
export const undoChangeSchema = z.strictObject({ changeId: imageId });
export const createCollectionSchema = z.strictObject({ name: collectionName });
export const renameCollectionSchema = z.strictObject({ collectionId: imageId, name: collectionName });
export const deleteCollectionSchema = z.strictObject({ collectionId: imageId });

/** What a page's address says beside the filter. */
export const pageSchema = z.object({
  timeZone: timeZoneSchema.default("UTC"),
  until: imageId.nullable().default(null),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(maxPage).default(100),
});
