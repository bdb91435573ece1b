import type { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";

const idleMs = 30_000;
const wholeMs = 30 * 60_000;

/**
 * The chunks of a body. A sender who falls silent, takes half an hour, or goes away is an incomplete upload, so that
 * nobody can hold a place by dripping bytes.
 */
export async function* uploadSource(
  body: Readable,
  { idle = idleMs, whole = wholeMs }: { idle?: number; whole?: number } = {},
): AsyncGenerator<Uint8Array> {
  const late = () => body.destroy(new AppError("upload_incomplete"));
  const wholeTimer = setTimeout(late, whole);
  let idleTimer = setTimeout(late, idle);
  try {
    // The body stays open when the reader stops: the answer goes over the same connection.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      clearTimeout(idleTimer);
      yield chunk as Uint8Array;
      idleTimer = setTimeout(late, idle);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("upload_incomplete", { cause: error });
  } finally {
    clearTimeout(wholeTimer);
    clearTimeout(idleTimer);
  }
}
