import { z } from "zod";
import { leastStorageLimit, mostStorageLimit } from "#lib/storage/view.ts";

export const storageLimitSchema = z.strictObject({
  limitBytes: z.int().min(leastStorageLimit).max(mostStorageLimit).nullable(),
});
export const noInputSchema = z.strictObject({});
