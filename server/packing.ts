import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** Characters below which packing is not worth it. */
export const worthPacking = 2000;

export function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers["accept-encoding"] ?? ""));
}

const compress = promisify(gzip);

/** JSON packs well at once; a higher level only costs time. */
export const pack = (text: string | Uint8Array): Promise<Buffer> => compress(text, { level: 4 });
