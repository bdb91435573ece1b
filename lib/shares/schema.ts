import { z } from "zod";
import { maxShared, maxShareTitle, shareTerms } from "#lib/shares/view.ts";

const id = z.string().min(1).max(100);
const imageIds = z.array(id).min(1).max(maxShared);

export const createShareSchema = z.strictObject({
  imageIds,
  term: z.enum(shareTerms),
  title: z
    .string()
    .max(maxShareTitle * 4)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim(),
    )
    .refine((text) => Array.from(text).length <= maxShareTitle),
  showPrompt: z.boolean(),
});
export type CreateShareInput = z.output<typeof createShareSchema>;

export const listSharesSchema = z.strictObject({ imageIds: imageIds.nullable() });
export const revokeShareSchema = z.strictObject({ shareId: id });
