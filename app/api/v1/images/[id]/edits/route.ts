import { listEdits } from "#lib/edits/list-edits.ts";
import { editedImageSchema } from "#lib/edits/schema.ts";
import { answerJson, parsed } from "../../../../answer-json.ts";

type Parameters = { params: Promise<{ id: string }> };

/** GET /api/v1/images/{id}/edits: every edit made of a picture, newest first. */
export async function GET(request: Request, { params }: Parameters): Promise<Response> {
  const { id } = await params;
  return answerJson(request, (context) => listEdits(context, parsed(editedImageSchema, { imageId: id })));
}
