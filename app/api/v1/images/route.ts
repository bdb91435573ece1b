import { listImages } from "#lib/gallery/list-images.ts";
import { answerJson } from "../../answer-json.ts";
import { asked } from "../gallery/asked.ts";

/** A page of what matches: `?<filter>&timeZone=Europe/Berlin&until=img_…&offset=0&limit=100`. */
export const GET = (request: Request) =>
  answerJson(request, async (context) => ({ images: await listImages(context, asked(request)) }));
