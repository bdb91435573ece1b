import type { Readable } from "node:stream";

/** What the store knows of a blob without reading it. */
export type BlobStat = { bytes: number; modifiedAt: Date };

/** An open blob. `read` fills `target` from `position` and says by how many bytes; 0 at the end. */
export type BlobReader = {
  read(target: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
};

/**
 * Content-addressed originals (key = lower-case hex sha256) and a second tree of disposable variants.
 * Originals are written once and never changed; a write that was acknowledged survives kill -9 and power loss
 * (data, then name, then folder are synced). Errors: `disk_full`, `storage_failed`, `blob_missing`.
 */
export type BlobStore = {
  /** Streams bytes in. Stops with `upload_too_large` beyond `maxBytes`; nothing is left behind on failure. */
  write(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<{ sha256: string; bytes: number }>;
  /** The whole blob in memory, verified against its name; a mismatch is `blob_missing`. */
  read(sha256: string): Promise<Uint8Array>;
  /** `start` and `end` are byte offsets, end inclusive, as in HTTP ranges. */
  stream(sha256: string, range?: { start: number; end: number }): Readable;
  /** For reading much without leaving garbage: into a buffer that is used again. Close it. */
  open(sha256: string): Promise<BlobReader>;
  stat(sha256: string): Promise<BlobStat | null>;
  delete(sha256: string): Promise<void>;
  /**
   * Deletes a blob that nobody has written, or written again, since `before`: whoever is about to name bytes in a row has
   * just written them. Says whether it is gone. A write at the same moment wins.
   */
  discard(sha256: string, before: Date): Promise<boolean>;
  /** Every original there is, in no order. */
  originals(): AsyncIterable<{ sha256: string } & BlobStat>;
  /** A disposable derivative; `key` is a relative path of [a-z0-9_./-], made by us. */
  writeVariant(key: string, bytes: Uint8Array): Promise<void>;
  readVariant(key: string): Promise<Uint8Array | null>;
  deleteVariants(prefix: string): Promise<void>;
  /** Every variant there is, in no order. */
  variants(): AsyncIterable<{ key: string; bytes: number }>;
};
