import { AppError } from "#lib/errors.ts";
import type { Exchange } from "#server/exchange.ts";
import { uploadSource } from "#server/upload-source.ts";

/** Texts and ids; pictures go to /api/v1/uploads or in a form. */
export const maxJsonBytes = 1024 * 1024;
/** Deeper than anything that is meant. */
const maxDepth = 32;
const idleMs = 15_000;

/** Reads a body as JSON, no more of it than fits, however it is sent. Errors: `invalid_request`, `upload_too_large`. */
export async function readJson({ request, response }: Exchange): Promise<unknown> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("invalid_request", { field: "content-type" });
  if (Number(request.headers["content-length"] ?? 0) > maxJsonBytes) throw tooLarge();
  if (request.headers.expect) response.writeContinue();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of uploadSource(request, { idle: idleMs, whole: 2 * idleMs })) {
    bytes += chunk.length;
    if (bytes > maxJsonBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks));
}

const tooLarge = () => new AppError("upload_too_large", { params: { maxBytes: maxJsonBytes } });

/** Refuses what is no UTF-8, no JSON, nested too deeply, or names `__proto__`. */
export function parseJson(bytes: Uint8Array, field = "body"): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("invalid_request", { field, cause });
  }
  if (!isHarmless(value)) throw new AppError("invalid_request", { field });
  return value;
}

/** Without recursion: depth is what a hostile body is made of. */
function isHarmless(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return false;
    const inner: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      if (Object.hasOwn(one, "__proto__")) return false;
      for (const child of Object.values(one)) inner.push(child);
    }
    level = inner;
  }
  return true;
}
