import { galleryIndex } from "#lib/gallery/gallery-index.ts";
import { answerJson } from "../../answer-json.ts";
import { asked } from "./asked.ts";

/** The index of what matches: `?<filter>&timeZone=Europe/Berlin`. */
export const GET = (request: Request) =>
  answerJson(request, async (context) => galleryIndex(context, asked(request)));
