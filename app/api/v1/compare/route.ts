import { loadComparison } from "#lib/compare/load-comparison.ts";
import { compareSchema } from "#lib/compare/schema.ts";
import { answerJson, parsed } from "../../answer-json.ts";

/** Two to four pictures beside each other: `?ids=img_…,img_…`. */
export const GET = (request: Request) =>
  answerJson(request, async (context) => {
    const ids = new URL(request.url).searchParams.get("ids") ?? "";
    return loadComparison(context, parsed(compareSchema, { imageIds: ids.split(",").filter(Boolean) }));
  });
