import { buffer } from "node:stream/consumers";
import type { BlobStore } from "#lib/blobs/blob-store.ts";

const blockBytes = 64 * 1024;

/** Reads small pieces of a large file. Beyond the end, and once `mostBlocks` were read, there is nothing. */
export type WindowReader = { bytes: number; read(offset: number, length: number): Promise<Buffer> };

/** A reader that fetches whole blocks of 64 KiB and keeps the last one: neighbours cost no further read. */
export function windowReader(
  blobs: Pick<BlobStore, "stream">,
  { sha256, bytes }: { sha256: string; bytes: number },
  mostBlocks: number,
): WindowReader {
  let read = 0;
  let kept = { number: -1, content: Buffer.alloc(0) };
  const block = async (number: number): Promise<Buffer> => {
    if (kept.number === number) return kept.content;
    if (++read > mostBlocks) return Buffer.alloc(0);
    const start = number * blockBytes;
    const end = Math.min(start + blockBytes, bytes) - 1;
    kept = { number, content: await buffer(blobs.stream(sha256, { start, end })) };
    return kept.content;
  };
  return {
    bytes,
    async read(offset, length) {
      const end = Math.min(offset + length, bytes);
      if (offset < 0 || offset >= end) return Buffer.alloc(0);
      const pieces: Buffer[] = [];
      for (let number = Math.floor(offset / blockBytes); number * blockBytes < end; number++) {
        const content = await block(number);
        const from = number * blockBytes;
        pieces.push(content.subarray(Math.max(offset - from, 0), Math.max(end - from, 0)));
      }
      return Buffer.concat(pieces);
    },
  };
}
