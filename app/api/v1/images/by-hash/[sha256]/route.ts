import { findBySha256 } from "#lib/gallery/find-by-sha256.ts";
import { answerJson } from "../../../../answer-json.ts";

/** The picture that has these bytes, and its run. */
export const GET = (request: Request, { params }: { params: Promise<{ sha256: string }> }) =>
  answerJson(request, async (context) => findBySha256(context, await params));
