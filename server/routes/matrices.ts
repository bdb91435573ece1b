import { AppError } from "#lib/errors.ts";
import { chooseLocale, localeCookie } from "#lib/i18n/locale.ts";
import { contactSheet } from "#lib/matrices/contact-sheet.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { matrixCsv } from "#lib/matrices/matrix-csv.ts";
import type { Studio } from "#lib/studio/context.ts";
import { attachment } from "#server/content-disposition.ts";
import { allowMethods, contextOf, type Route } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { cookieOf, timeZoneOf } from "#server/routes/downloads.ts";

/** GET /api/v1/matrices/<id>.csv and .png: the grid as a table, and as one picture. The zip is a download like any. */
export function createMatrixRoute(studio: Studio): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const [, matrixId, kind] =
      /^\/api\/v1\/matrices\/([a-z0-9_]{1,40})\.(csv|png)$/.exec(exchange.path) ?? [];
    if (!matrixId) throw new AppError("not_found");
    const context = contextOf(studio, exchange);
    const matrix = await getMatrix(context, { matrixId });
    const { request, response } = exchange;
    const name = `${matrix.slug}-${matrix.createdAt.slice(0, 10)}`;
    const language = request.headers["accept-language"] ?? null;
    const locale = chooseLocale(cookieOf(request.headers.cookie, localeCookie), language);
    const title = matrix.title[locale] || matrix.title.en || matrix.title["zh-CN"];
    const body =
      kind === "csv"
        ? Buffer.from(await matrixCsv(context, matrix, timeZoneOf(request.headers.cookie)))
        : await contactSheet(context, matrix, `${title} · ${matrix.createdAt.slice(0, 10)}`);
    if (response.destroyed) return;
    response.writeHead(200, {
      "content-type": kind === "csv" ? "text/csv; charset=utf-8" : "image/png",
      "content-length": body.length,
      "content-disposition": attachment(`${name}.${kind}`),
      "cache-control": "private, no-store",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
