import type { ServerResponse } from "node:http";
import { AppError } from "#lib/errors.ts";
import { exportZip, type Sink } from "#lib/gallery/export-zip.ts";
import { loadExport } from "#lib/gallery/load-export.ts";
import { timeZoneCookie, validTimeZone } from "#lib/i18n/locale.ts";
import type { Studio } from "#lib/studio/context.ts";
import { attachment } from "#server/content-disposition.ts";
import { allowMethods, contextOf, type Route } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";

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
    response.writeHead(200, {
      "content-type": "application/zip",
      "content-length": zip.bytes,
      "content-disposition": attachment(`pentimento-${day}-${loaded.pictures.length}.zip`),
      "cache-control": "private, no-store",
    });
    if (request.method === "HEAD") return void response.end();
    try {
      await zip.writeTo(taking(response));
      response.end();
    } catch (error) {
      if (!response.destroyed) response.destroy();
      if (!(error instanceof ReaderGone)) throw error;
    }
  };
}

class ReaderGone extends Error {}

/** Hands pieces over one after the other; each is done with when the system has taken it. */
function taking(response: ServerResponse): Sink {
  const waiting = new Set<() => void>();
  response.once("close", () => {
    for (const leave of waiting) leave();
  });
  return (piece) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => reject(new ReaderGone("the reader has left"));
      if (response.destroyed) return leave();
      waiting.add(leave);
      response.write(piece, (error) => {
        waiting.delete(leave);
        if (error) leave();
        else resolve();
      });
    });
}

/** The names in the zip carry the day as the reader's own calendar has it. */
function timeZoneOf(cookies: string | undefined): string {
  const value = (cookies ?? "")
    .split(";")
    .map((part) => part.trim().split("="))
    .find(([name]) => name === timeZoneCookie)?.[1];
  try {
    return validTimeZone(value && decodeURIComponent(value), "UTC");
  } catch {
    return "UTC";
  }
}
