import { pipeline } from "node:stream/promises";
import { AppError } from "#lib/errors.ts";
import { conversionSchema, convertImage } from "#lib/gallery/convert-image.ts";
import type { Studio } from "#lib/studio/context.ts";
import { attachment, safeFileName } from "#server/content-disposition.ts";
import { allowMethods, contextOf, type Route } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";

export const imageDownloadPath = /^\/api\/v1\/images\/([a-z0-9_]{1,100})\/download$/;

/**
 * GET /api/v1/images/<id>/download?format=png|jpeg|webp[&quality=1-100][&width=<pixels>]: the picture written anew, to be
 * saved. The original, with its signature, is at `/blobs/<sha256>?download=<name>`.
 */
export function createImageDownloadRoute(studio: Studio): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const { path, query, request, response } = exchange;
    const imageId = imageDownloadPath.exec(path)?.[1];
    if (!imageId) throw new AppError("not_found");
    const asked = conversionSchema.safeParse(Object.fromEntries(query));
    if (!asked.success) {
      const field = String(asked.error.issues[0]?.path[0] ?? "format");
      throw new AppError("invalid_request", { field, cause: asked.error });
    }
    const { mime, name, body } = await convertImage(contextOf(studio, exchange), { ...asked.data, imageId });
    // The ending of what it was would say something false.
    const stem = name.replace(/\.(?:png|jpe?g|webp|avif|gif)$/i, "");
    response.writeHead(200, {
      "content-type": mime,
      "content-disposition": attachment(safeFileName(stem, mime)),
      "cache-control": "private, no-store",
    });
    if (request.method === "HEAD") return void response.end();
    await pipeline(body, response);
  };
}
