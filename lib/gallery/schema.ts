import { z } from "zod";

const imageId = z.string().min(1).max(100);

export const favouriteSchema = z.strictObject({ imageId, favourite: z.boolean() });
export const imageIdsSchema = z.strictObject({ imageIds: z.array(imageId).min(1).max(1000) });
