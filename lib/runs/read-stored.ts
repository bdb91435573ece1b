import type { z } from "zod";
import { AppError } from "#lib/errors.ts";

/** Reads a JSON column. What another version or a hand wrote there is checked like anything foreign: `internal` if it is not `schema`. */
export function readStored<Value>(schema: z.ZodType<Value>, text: string): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError("internal", { message: "a stored JSON column cannot be read", cause });
  }
}
