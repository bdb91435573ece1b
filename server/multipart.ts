import type { IncomingMessage } from "node:http";
import { PassThrough, type Readable } from "node:stream";
import busboy from "busboy";
import { AppError } from "#lib/errors.ts";

/** What may come before the file, and how long it may take: a few fields. */
const headBytes = 64 * 1024;
const headMs = 30_000;

export type FilePart = {
  source: Readable;
  filename: string | null;
  mime: string;
  fields: ReadonlyMap<string, string>;
};

/**
 * The first file of a multipart body, as a stream, with the text fields that came before it. Other files are thrown
 * away. Throws `upload_empty` when there is none, and breaks the stream when the body is cut or malformed.
 */
export async function firstFile(
  request: IncomingMessage,
  maxBytes: number,
  waitMs = headMs,
): Promise<FilePart> {
  const fields = new Map<string, string>();
  const parser = openParser(request, maxBytes);
  const found = new Promise<FilePart | null>((resolve, reject) => {
    parser.on("field", (name, value) => void fields.set(name, value));
    parser.on("file", (_name, file, info) => {
      // Through a stream of our own: busboy's does not end when the body is cut.
      const source = new PassThrough();
      // It may break before anybody reads it, or after its reader gave up; who reads it then is told all the same.
      source.on("error", () => undefined);
      const incomplete = (cause?: unknown) => source.destroy(new AppError("upload_incomplete", { cause }));
      file.once("limit", () => source.destroy(new AppError("upload_too_large", { params: { maxBytes } })));
      file.once("error", incomplete).pipe(source);
      parser.once("error", incomplete);
      request.once("close", () => request.complete || incomplete());
      source.once("close", () => file.unpipe(source).resume());
      resolve({ source, filename: info.filename ?? null, mime: info.mimeType, fields });
    });
    parser.on("error", (cause) => reject(new AppError("upload_incomplete", { cause })));
    parser.once("close", () => resolve(null));
    request.once("close", () => request.complete || reject(new AppError("upload_incomplete")));
  });
  const late = limitHead(request, waitMs);
  request.pipe(parser);
  const part = await Promise.race([found, late.promise]).finally(late.stop);
  if (!part) throw new AppError("upload_empty");
  return part;
}

/** Rejects when no file has begun within the limits: what is not the file could go on for ever. */
function limitHead(request: IncomingMessage, waitMs: number): { promise: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  // Who waits may be gone already.
  promise.catch(() => undefined);
  let bytes = 0;
  const refuse = () => {
    stop();
    request.unpipe();
    reject(new AppError("upload_incomplete"));
  };
  const count = (chunk: Uint8Array) => {
    // One chunk may hold the fields and the beginning of the file.
    if (bytes > headBytes) refuse();
    bytes += chunk.length;
  };
  const timer = setTimeout(refuse, waitMs);
  const stop = () => {
    clearTimeout(timer);
    request.off("data", count);
  };
  request.on("data", count);
  return { promise, stop };
}

function openParser(request: IncomingMessage, maxBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: "utf8",
      limits: {
        files: 1,
        fields: 8,
        parts: 10,
        fieldSize: 1024,
        fieldNameSize: 64,
        fileSize: maxBytes,
        headerPairs: 32,
      },
    });
  } catch (cause) {
    throw new AppError("invalid_request", { field: "content-type", cause });
  }
}
