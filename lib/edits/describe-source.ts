import type { SourceFacts } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** What an edit of this picture starts from. */
export async function describeSource(_context: Context, _input: { imageId: string }): Promise<SourceFacts> {
  throw new AppError("internal");
}
