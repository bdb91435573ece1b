import type { ServerResponse } from "node:http";
import type { ExportZip, Sink } from "#lib/gallery/zip-pieces.ts";
import { attachment } from "#server/content-disposition.ts";
import type { Exchange } from "#server/exchange.ts";

/** Answers with a zip that is made while it is sent. Whoever leaves in the middle is not waited for. */
export async function sendZip({ request, response }: Exchange, zip: ExportZip, name: string): Promise<void> {
  response.writeHead(200, {
    "content-type": "application/zip",
    "content-length": zip.bytes,
    "content-disposition": attachment(name),
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
