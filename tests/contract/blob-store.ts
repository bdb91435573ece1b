import { createHash, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import type { BlobStore } from "#lib/blobs/blob-store.ts";

/** What every blob store owes the studio. `open` gives an empty store. */
export function blobStoreContract(name: string, open: () => BlobStore | Promise<BlobStore>): void {
  describe(`${name} keeps the blob store contract`, () => {
    let store: BlobStore;
    beforeEach(async () => {
      store = await open();
    });

    it("gives back the bytes that were written, under their sha256", async () => {
      const bytes = randomBytes(300_000);
      expect(await store.write(chunks(bytes, 7_001), 1e6)).toEqual({ sha256: sha256(bytes), bytes: 300_000 });
      expect(Buffer.from(await store.read(sha256(bytes))).equals(bytes)).toBe(true);
      expect(await store.stat(sha256(bytes))).toMatchObject({ bytes: 300_000, modifiedAt: expect.any(Date) });
    });

    it("stores no bytes at all as a blob of length 0", async () => {
      const { sha256: key, bytes } = await store.write(chunks(Buffer.alloc(0), 1), 10);
      expect(bytes).toBe(0);
      expect(await store.read(key)).toHaveLength(0);
    });

    it("takes exactly as many bytes as allowed, and not one more", async () => {
      await expect(store.write(chunks(Buffer.alloc(1000), 333), 1000)).resolves.toMatchObject({
        bytes: 1000,
      });
      const tooLarge = store.write(chunks(Buffer.alloc(1001, 1), 333), 1000);
      await expect(tooLarge).rejects.toMatchObject({ code: "upload_too_large", params: { maxBytes: 1000 } });
      expect(await store.stat(sha256(Buffer.alloc(1001, 1)))).toBeNull();
    });

    it("stops reading a source that is too large", async () => {
      let read = 0;
      const endless = (async function* () {
        for (;;) {
          read++;
          yield Buffer.alloc(1000);
        }
      })();
      await expect(store.write(endless, 10_000)).rejects.toMatchObject({ code: "upload_too_large" });
      expect(read).toBe(11);
    });

    it("passes a failure of the source on and keeps nothing", async () => {
      const bytes = randomBytes(5000);
      const cut = (async function* () {
        yield bytes;
        throw new Error("the line went dead");
      })();
      await expect(store.write(cut, 1e6)).rejects.toThrow("the line went dead");
      expect(await store.stat(sha256(bytes))).toBeNull();
    });

    it("keeps one blob when the same bytes are written many times at once", async () => {
      const bytes = randomBytes(100_000);
      const written = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.write(chunks(bytes, 1000 + index), 1e6)),
      );
      expect(new Set(written.map(({ sha256: key }) => key))).toEqual(new Set([sha256(bytes)]));
      expect(Buffer.from(await store.read(sha256(bytes))).equals(bytes)).toBe(true);
    });

    it("streams a whole blob, and any range of it with both ends inclusive", async () => {
      const bytes = randomBytes(700_000);
      const { sha256: key } = await store.write(chunks(bytes, 64_000), 1e6);
      expect((await buffer(store.stream(key))).equals(bytes)).toBe(true);
      for (const [start, end] of [
        [0, 0],
        [1, 2],
        [262_143, 262_145],
        [699_999, 699_999],
        [0, 699_999],
      ] as const)
        expect((await buffer(store.stream(key, { start, end }))).equals(bytes.subarray(start, end + 1))).toBe(
          true,
        );
    });

    it("reads an open blob into a buffer that is used again", async () => {
      const bytes = randomBytes(10_000);
      const { sha256: key } = await store.write(chunks(bytes, 700), 1e6);
      const reader = await store.open(key);
      const target = Buffer.alloc(3000);
      const read: Buffer[] = [];
      for (let position = 0, count = 1; count > 0; position += count) {
        count = await reader.read(target, position);
        read.push(Buffer.from(target.subarray(0, count)));
      }
      await reader.close();
      expect(Buffer.concat(read).equals(bytes)).toBe(true);
      await expect(store.open(sha256(Buffer.from("never")))).rejects.toMatchObject({ code: "blob_missing" });
    });

    it("says blob_missing for what is not there, whichever way it is asked", async () => {
      const missing = sha256(Buffer.from("never written"));
      expect(await store.stat(missing)).toBeNull();
      await expect(store.read(missing)).rejects.toMatchObject({ code: "blob_missing" });
      await expect(drain(store.stream(missing))).rejects.toMatchObject({ code: "blob_missing" });
      await expect(store.delete(missing)).resolves.toBeUndefined();
    });

    it("says blob_missing for anything that is not a lower-case sha256", async () => {
      const good = sha256(Buffer.from("x"));
      const names = [
        "",
        "..",
        "../../etc/passwd",
        good.slice(1),
        `${good}0`,
        good.toUpperCase(),
        `${good}\0`,
        `..%2f${good}`,
      ];
      for (const name of names)
        await expect((async () => store.read(name))(), name).rejects.toMatchObject({ code: "blob_missing" });
    });

    it("forgets a deleted blob", async () => {
      const { sha256: key } = await store.write(chunks(Buffer.from("gone"), 2), 100);
      await store.delete(key);
      expect(await store.stat(key)).toBeNull();
    });

    it("discards what nobody has written since, and spares what was written again", async () => {
      const bytes = Buffer.from("old and unwanted");
      const { sha256: key } = await store.write(chunks(bytes, 5), 100);
      expect(await store.discard(key, new Date(Date.now() - 60_000))).toBe(false);
      expect(await store.stat(key)).not.toBeNull();
      expect(await store.discard(key, new Date(Date.now() + 60_000))).toBe(true);
      expect(await store.stat(key)).toBeNull();
      expect(await store.discard(key, new Date())).toBe(true);
    });

    it("never loses bytes that are written while they are discarded", async () => {
      const bytes = randomBytes(20_000);
      const key = sha256(bytes);
      for (let round = 0; round < 40; round++) {
        await store.write(chunks(bytes, 5000), 1e6);
        await new Promise((resolve) => setTimeout(resolve, 3));
        const before = new Date(Date.now() - 1);
        await Promise.all([
          store.discard(key, before),
          store.write(chunks(bytes, 4000), 1e6),
          store.discard(key, before),
        ]);
        expect(await store.stat(key), `round ${round}`).toMatchObject({ bytes: 20_000 });
      }
    });

    it("lists every original with its size and age, and every variant", async () => {
      expect(await listed(store.originals())).toEqual([]);
      const { sha256: one } = await store.write(chunks(Buffer.from("one"), 2), 100);
      const { sha256: two } = await store.write(chunks(Buffer.from("two!"), 2), 100);
      await store.writeVariant("ab/x/256.webp", Buffer.from("small"));
      const originals = await listed(store.originals());
      expect(originals.map(({ sha256: key, bytes }) => [key, bytes]).sort()).toEqual(
        [
          [one, 3],
          [two, 4],
        ].sort(),
      );
      expect(originals[0]?.modifiedAt).toBeInstanceOf(Date);
      expect(await listed(store.variants())).toEqual([{ key: "ab/x/256.webp", bytes: 5 }]);
    });

    it("keeps variants apart from originals, replaces them, and deletes them by folder", async () => {
      expect(await store.readVariant("partial/job_1/0")).toBeNull();
      await store.writeVariant("partial/job_1/0", Buffer.from("first"));
      await store.writeVariant("partial/job_1/0", Buffer.from("second"));
      await store.writeVariant("partial/job_1/1", Buffer.from("third"));
      await store.writeVariant("partial/job_10/0", Buffer.from("another job"));
      expect(Buffer.from((await store.readVariant("partial/job_1/0")) ?? []).toString()).toBe("second");
      await store.deleteVariants("partial/job_1");
      expect(await store.readVariant("partial/job_1/1")).toBeNull();
      expect(Buffer.from((await store.readVariant("partial/job_10/0")) ?? []).toString()).toBe("another job");
      await expect(store.deleteVariants("partial/job_1")).resolves.toBeUndefined();
    });

    it("refuses a variant's key that could leave its folder", async () => {
      for (const key of [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a//b",
        "a/.b",
        "A",
        "a\\b",
        "a\0",
        "a/",
        `${"a".repeat(201)}`,
      ])
        await expect((async () => store.writeVariant(key, Buffer.from("x")))(), key).rejects.toThrow();
    });
  });
}

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function drain(stream: Readable): Promise<void> {
  for await (const _chunk of stream);
}

async function listed<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
