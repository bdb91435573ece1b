import { z } from "zod";
import type { Price } from "#lib/models/profile.ts";

// 100,000 $ per million tokens is no price but a slip of the hand; below it every estimate is a possible bill.
const nanoPerToken = z.int().min(0).max(100_000_000);

/** Nano-dollars per token, whole numbers. */
export const priceSchema: z.ZodType<Price> = z.strictObject({
  textInput: nanoPerToken,
  cachedTextInput: nanoPerToken,
  imageInput: nanoPerToken,
  cachedImageInput: nanoPerToken,
  imageOutput: nanoPerToken,
  textOutput: nanoPerToken,
  asOf: z.iso.date(),
  source: z.string().min(1).max(300),
});

/** What a person says a model costs: the six token classes in nano-dollars per token, without date and source. */
export type PriceInput = Omit<Price, "asOf" | "source">;

export const setPriceSchema: z.ZodType<{ connectionId: string; model: string; price: PriceInput | null }> =
  z.strictObject({
    connectionId: z.string().min(1).max(100),
    model: z.string().min(1).max(200),
    price: z
      .strictObject({
        textInput: nanoPerToken,
        cachedTextInput: nanoPerToken,
        imageInput: nanoPerToken,
        cachedImageInput: nanoPerToken,
        imageOutput: nanoPerToken,
        textOutput: nanoPerToken,
      })
      .nullable(),
  });
