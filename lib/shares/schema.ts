import { z } from "zod";
import { imageId } from "#lib/gallery/schema.ts";
import { shownName } from "#lib/gallery/shown-name.ts";
import { maxShared, maxShareTitle, shareTerms } from "#lib/shares/view.ts";

const imageIds = z.array(imageId).min(1).max(maxShared);

export const createShareSchema = z.strictObject({
  imageIds,
  term: z.enum(shareTerms),
  title: z
    .string()
    .max(maxShareTitle * 4)
    .transform(shownName)
    .refine((text) => Array.from(text).length <= maxShareTitle),
  showPrompt: z.boolean(),
});
export type CreateShareInput = z.output<typeof createShareSchema>;

export const listSharesSchema = z.strictObject({ imageIds: imageIds.nullable() });
export const revokeShareSchema = z.strictObject({ shareId: imageId });
