import type { EditDraft, EditQuote } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** What an edit would send and cost. Nothing is stored, sent or charged. */
export async function quoteEdit(_context: Context, _draft: EditDraft): Promise<EditQuote> {
  throw new AppError("internal");
}
