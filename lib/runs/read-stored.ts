import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { type DrawParameters, defaultParameters } from "#lib/images/parameters.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";

/** Reads a JSON column. What another version or a hand wrote there is checked like anything foreign: `internal` if it is not `schema`. */
export function readStored<Value>(schema: z.ZodType<Value>, text: string): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError("internal", { message: "a stored JSON column cannot be read", cause });
  }
}

/**
 * Parameters as a view shows them: what this version does not know is left out, what an older one did not write gets its
 * default. For showing only: a paid call takes them as they were asked, or not at all.
 */
export function shownParameters(text: string): DrawParameters {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return defaultParameters;
  }
  const known = typeof stored === "object" && stored !== null ? stored : {};
  const asked = Object.entries(known).filter(([name]) => name in defaultParameters);
  const parsed = drawParametersSchema.safeParse({ ...defaultParameters, ...Object.fromEntries(asked) });
  return parsed.success ? parsed.data : defaultParameters;
}
