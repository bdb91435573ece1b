import { getEdit } from "#lib/edits/get-edit.ts";
import { editIdSchema } from "#lib/edits/schema.ts";
import { answerJson, parsed } from "../../../answer-json.ts";

type Parameters = { params: Promise<{ runId: string }> };

/** GET /api/v1/edits/{runId}: an edit and what has become of it so far. */
export async function GET(request: Request, { params }: Parameters): Promise<Response> {
  const asked = await params;
  return answerJson(request, (context) => getEdit(context, parsed(editIdSchema, asked)));
}
