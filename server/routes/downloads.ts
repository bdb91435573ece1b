import { AppError } from "#lib/errors.ts";
import { exportZip } from "#lib/gallery/export-zip.ts";
import { loadExport } from "#lib/gallery/load-export.ts";
import { timeZoneCookie, validTimeZone } from "#lib/i18n/locale.ts";
import type { Studio } from "#lib/studio/context.ts";
import { allowMethods, contextOf, type Route } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { sendZip } from "#server/send-zip.ts";

/** GET /api/v1/downloads/<export id>: the chosen pictures as a zip, made while it is sent. */
export function createDownloadRoute(studio: Studio): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const exportId = /^\/api\/v1\/downloads\/([a-z0-9_]{1,40})$/.exec(exchange.path)?.[1];
    if (!exportId) throw new AppError("not_found");
    const { request, response } = exchange;
    const context = contextOf(studio, exchange);
    const loaded = await loadExport(context, exportId, timeZoneOf(request.headers.cookie));
    // Whoever left while it was looked up is not waited for.
    if (response.destroyed) return;
    const zip = await exportZip(context, loaded);
    const day = loaded.createdAt.toISOString().slice(0, 10);
    await sendZip(exchange, zip, `pentimento-${day}-${loaded.pictures.length}.zip`);
  };
}

/** The names in the zip carry the day as the reader's own calendar has it. */
export function timeZoneOf(cookies: string | undefined): string {
  return validTimeZone(cookieOf(cookies, timeZoneCookie), "UTC");
}

/** A cookie's value; one that can't be read is none. */
export function cookieOf(cookies: string | undefined, wanted: string): string | undefined {
  const value = (cookies ?? "")
    .split(";")
    .map((part) => part.trim().split("="))
    .find(([name]) => name === wanted)?.[1];
  try {
    return value && decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
