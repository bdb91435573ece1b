import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { maxUploadBytes } from "#lib/images/parameters.ts";
import type { Studio } from "#lib/studio/context.ts";
import { storeUpload, type UploadPurpose, uploadPurposes } from "#lib/uploads/store-upload.ts";
import { allowMethods, contextOf, type Route, sendJson } from "#server/exchange.ts";
import { firstFile } from "#server/multipart.ts";
import { uploadSource } from "#server/upload-source.ts";

/** What the wrapping of a multipart body may add to the file. */
const wrapping = 64 * 1024;

type Offered = { source: Readable; mime: string | null; name: string | null; purpose: string | null };

/**
 * POST /api/v1/uploads: one picture, as the body itself or as the first file of a form. `name` and `purpose`
 * (reference, mask, edit-mask, markup) come in the query or as fields before the file. Answers 201 with the image.
 */
export function createUploadRoute(studio: Studio): Route {
  return async (exchange) => {
    const { request, response, query } = exchange;
    allowMethods(exchange, ["POST"]);
    const declared = Number(request.headers["content-length"] ?? 0);
    if (declared > maxUploadBytes + wrapping) throw tooLarge();
    if (declared === 0 && request.headers["transfer-encoding"] === undefined)
      throw new AppError("upload_empty");
    if (request.headers.expect) response.writeContinue();
    const offered = await offeredFile(request);
    const image = await storeUpload(contextOf(studio, exchange), {
      source: uploadSource(offered.source),
      declaredMime: offered.mime,
      name: query.get("name") ?? offered.name,
      purpose: purposeOf(query.get("purpose") ?? offered.purpose),
    });
    sendJson(exchange, 201, image);
  };
}

const tooLarge = () => new AppError("upload_too_large", { params: { maxBytes: maxUploadBytes } });

async function offeredFile(request: IncomingMessage): Promise<Offered> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? null;
  if (type !== "multipart/form-data") return { source: request, mime: type, name: null, purpose: null };
  const { source, filename, mime, fields } = await firstFile(request, maxUploadBytes);
  return { source, mime, name: fields.get("name") ?? filename, purpose: fields.get("purpose") ?? null };
}

function purposeOf(text: string | null): UploadPurpose {
  const purpose = uploadPurposes.find((candidate) => candidate === (text ?? "reference"));
  if (!purpose) throw new AppError("invalid_request", { field: "purpose" });
  return purpose;
}
