import { galleryFacets } from "#lib/gallery/gallery-facets.ts";
import { answerJson } from "../../../answer-json.ts";

/** What the filter menus offer: `?trash=1` for what lies in the trash. */
export const GET = (request: Request) =>
  answerJson(request, (context) =>
    galleryFacets(context, { trash: new URL(request.url).searchParams.get("trash") === "1" }),
  );
