import { imageDetail } from "#lib/gallery/image-detail.ts";
import { answerJson } from "../../../answer-json.ts";

type Address = { params: Promise<{ id: string }> };

/** GET /api/v1/images/<id>: everything there is to know of one picture (`ImageDetail`). */
export function GET(request: Request, { params }: Address): Promise<Response> {
  return answerJson(request, async (context) => imageDetail(context, { imageId: (await params).id }));
}
