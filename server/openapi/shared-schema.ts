import { z } from "zod";
import { imageOrigins } from "#lib/gallery/origin.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Localized } from "#lib/template/content.ts";

/** What several answers have in common. Answers are described for readers: nothing is read by these schemas. */
export const at = z.string().meta({ format: "date-time" });
export const nano = z
  .string()
  .regex(/^-?\d+$/)
  .describe("Nano-dollars as a decimal string.");
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const environment = z.enum(["dev", "test", "prod"]);
export const operation = z.enum(["generate", "edit"]);
export const count = z.int().min(0);

export const localized = z
  .object({ en: z.string(), "zh-CN": z.string() })
  .describe("A text in both languages; an empty one falls back to the other.") satisfies z.ZodType<Localized>;

export const errorParams = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .describe("Values for the placeholders of the code's text.");

export const imageView = z
  .object({
    id: z.string(),
    runId: z.string().nullable(),
    jobId: z.string().nullable(),
    url: z.string().describe("The original bytes, a path of the studio."),
    thumbUrl: z.string().describe("A small WebP, a path of the studio."),
    sha256,
    mime: z.string(),
    bytes: count,
    width: count.describe("Pixels."),
    height: count.describe("Pixels."),
    thumbHash: z.string().nullable().describe("ThumbHash in base64, null until it is made."),
    favourite: z.boolean(),
    rating: z.int().min(0).max(5).describe("1-5, 0 for none."),
    origin: z.enum(imageOrigins),
    listed: z.boolean().describe("False for the parts of an edit that are no pictures to keep."),
    name: z.string().nullable(),
    simulated: z.boolean().describe("Whether the simulator drew it."),
    createdAt: at,
  })
  .describe("A stored picture.") satisfies z.ZodType<ImageView>;
