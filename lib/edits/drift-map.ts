import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** A PNG of what the model changed of the locked pixels it saw. */
export async function driftMap(_context: Context, _input: { rawId: string }): Promise<Uint8Array> {
  throw new AppError("internal");
}
