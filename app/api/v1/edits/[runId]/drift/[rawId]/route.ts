import { driftMap } from "#lib/edits/drift-map.ts";
import { editResultIdSchema } from "#lib/edits/schema.ts";
import { answerJson, parsed } from "../../../../../answer-json.ts";

type Parameters = { params: Promise<{ runId: string; rawId: string }> };

/** GET /api/v1/edits/{runId}/drift/{rawId}: what the model changed of what was locked, as a PNG of the crop. */
export async function GET(request: Request, { params }: Parameters): Promise<Response> {
  const asked = await params;
  const maps: Uint8Array<ArrayBuffer>[] = [];
  const failure = await answerJson(request, async (context) => {
    maps.push(new Uint8Array(await driftMap(context, parsed(editResultIdSchema, asked))));
  });
  const [map] = maps;
  if (!map) return failure;
  // The pictures it is made from never change.
  const headers = { "content-type": "image/png", "cache-control": "private, max-age=31536000, immutable" };
  return new Response(map, { headers });
}
