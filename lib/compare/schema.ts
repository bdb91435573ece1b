import { z } from "zod";
import { fewestCompared, mostCompared } from "#lib/compare/view.ts";
import { imageId } from "#lib/gallery/schema.ts";

const compared = z.array(imageId).min(fewestCompared).max(mostCompared);

export const compareSchema = z.strictObject({ imageIds: z.array(imageId).min(1).max(mostCompared) });
export const verdictSchema = z.strictObject({
  imageIds: compared,
  /** null takes the choice back. */
  winnerId: imageId.nullable(),
  blind: z.boolean(),
});
