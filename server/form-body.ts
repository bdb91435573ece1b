import type { IncomingMessage } from "node:http";
import { PassThrough, type Readable } from "node:stream";
import busboy from "busboy";
import { AppError } from "#lib/errors.ts";

export type FormLimits = { files: number; fileBytes: number; fields: number; fieldBytes: number };

/** A file as it arrives; the next one comes when it has been read. */
export type ArrivingFile = { field: string; source: Readable; filename: string | null; mime: string };

/**
 * Reads a whole multipart body: texts by name, and what `take` makes of each file, in the order they came. The first
 * thing that goes wrong is thrown, after which nothing more is taken. Errors: those of `take`, `upload_incomplete`,
 * `upload_too_large`, `invalid_request` for more parts than fit.
 */
export function readForm<Taken>(
  request: IncomingMessage,
  limits: FormLimits,
  take: (file: ArrivingFile) => Promise<Taken>,
): Promise<{ fields: ReadonlyMap<string, string>; files: Taken[] }> {
  const parser = openParser(request, limits);
  const fields = new Map<string, string>();
  const taken: Promise<Taken>[] = [];
  return new Promise((resolve, reject) => {
    let failed = false;
    const fail = (cause: unknown) => {
      if (failed) return;
      failed = true;
      stopWatching();
      request.unpipe(parser);
      parser.destroy();
      reject(cause instanceof AppError ? cause : new AppError("upload_incomplete", { cause }));
    };
    const stopWatching = watchSilence(request, () => fail(new AppError("upload_incomplete")));
    const refuse = (field: string) => fail(new AppError("invalid_request", { field }));
    parser
      .on("field", (name, value, info) => {
        if (info.nameTruncated || info.valueTruncated || fields.has(name)) refuse(name);
        fields.set(name, value);
      })
      .on("file", (field, file, { filename, mimeType }) => {
        const source = throughPipe(file, limits.fileBytes);
        const one = take({ field, source, filename: filename ?? null, mime: mimeType });
        one.catch(fail);
        taken.push(one);
      })
      .on("filesLimit", () => refuse("images"))
      .on("fieldsLimit", () => refuse("body"))
      .on("partsLimit", () => refuse("body"))
      .on("error", fail)
      .once("close", () => {
        stopWatching();
        Promise.all(taken).then((files) => resolve({ fields, files }), fail);
      });
    request.once("close", () => request.complete || fail(new AppError("upload_incomplete")));
    request.pipe(parser);
  });
}

const silentMs = 30_000;

/** Nobody holds a place by saying nothing. */
function watchSilence(request: IncomingMessage, onSilent: () => void): () => void {
  const timer = setTimeout(onSilent, silentMs);
  const heard = () => void timer.refresh();
  request.on("data", heard);
  return () => {
    clearTimeout(timer);
    request.off("data", heard);
  };
}

/** A stream of our own: busboy's neither ends nor breaks when the body is cut. */
function throughPipe(file: Readable, maxBytes: number): Readable {
  const source = new PassThrough();
  source.on("error", () => undefined);
  file.once("limit", () => source.destroy(new AppError("upload_too_large", { params: { maxBytes } })));
  file.once("error", (cause) => source.destroy(new AppError("upload_incomplete", { cause }))).pipe(source);
  // Who reads it may give up: the rest has to run out, or the form never ends.
  source.once("close", () => file.unpipe(source).resume());
  return source;
}

function openParser(request: IncomingMessage, limits: FormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: "utf8",
      limits: {
        files: limits.files,
        fields: limits.fields,
        parts: limits.files + limits.fields,
        fieldSize: limits.fieldBytes,
        fieldNameSize: 400,
        fileSize: limits.fileBytes,
        headerPairs: 32,
      },
    });
  } catch (cause) {
    throw new AppError("invalid_request", { field: "content-type", cause });
  }
}
