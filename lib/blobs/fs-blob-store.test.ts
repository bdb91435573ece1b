import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import * as nodeFiles from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fsBlobStore } from "#lib/blobs/fs-blob-store.ts";
import type { Files } from "#lib/blobs/storage-failure.ts";
import { blobStoreContract, chunks, sha256 } from "#tests/contract/blob-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pentimento-blobs-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

blobStoreContract("the folder on disk", () => fsBlobStore(folder));

const originals = () =>
  existsSync(join(folder, "originals"))
    ? readdirSync(join(folder, "originals"), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
    : [];
const leftOvers = () => (existsSync(join(folder, "tmp")) ? readdirSync(join(folder, "tmp")) : []);
const failure = (code: string) => Object.assign(new Error(`${code}: made up`), { code });

/** The real file system with some of its functions replaced. */
const failing = (parts: Partial<Files>): Files => ({ ...nodeFiles, ...parts });
/** Handles whose writes fail with `code` once `after` bytes are through; half of the last chunk is written. */
const fullAfter = (after: number, code: string) =>
  failing({
    open: async (path, flags, mode) => {
      const handle = await nodeFiles.open(path, flags, mode);
      let written = 0;
      const write = handle.write.bind(handle);
      return Object.assign(handle, {
        write: async (chunk: Uint8Array, offset: number, length: number) => {
          if (written >= after) throw failure(code);
          const part = Math.min(length, Math.ceil((after - written) / 2));
          written += part;
          return write(chunk, offset, part);
        },
      });
    },
  });

describe("a folder of blobs on a disk that fails", () => {
  it.each([
    ["ENOSPC", "disk_full"],
    ["EDQUOT", "disk_full"],
    ["EIO", "storage_failed"],
    ["EROFS", "storage_failed"],
  ])("turns %s while writing into %s and leaves nothing behind", async (code, expected) => {
    const store = fsBlobStore(folder, fullAfter(5000, code));
    await expect(store.write(chunks(Buffer.alloc(50_000, 7), 4096), 1e6)).rejects.toMatchObject({
      code: expected,
    });
    expect(leftOvers()).toEqual([]);
    expect(originals()).toEqual([]);
  });

  it.each(["datasync", "sync"] as const)("does not acknowledge a write whose %s failed", async (step) => {
    const files = failing({
      open: async (path, flags, mode) =>
        Object.assign(await nodeFiles.open(path, flags, mode), {
          [step]: async () => Promise.reject(failure("EIO")),
        }),
    });
    await expect(fsBlobStore(folder, files).write(chunks(Buffer.from("x"), 1), 10)).rejects.toMatchObject({
      code: "storage_failed",
    });
    expect(leftOvers()).toEqual([]);
  });

  it("writes on when the disk takes a chunk in pieces", async () => {
    const bytes = Buffer.from(Array.from({ length: 9000 }, (_, index) => index % 251));
    const store = fsBlobStore(folder, fullAfter(1e9, "never"));
    const pieces = failing({
      open: async (path, flags, mode) => {
        const handle = await nodeFiles.open(path, flags, mode);
        const write = handle.write.bind(handle);
        return Object.assign(handle, {
          write: (chunk: Uint8Array, offset: number, length: number) =>
            write(chunk, offset, Math.min(length, 100)),
        });
      },
    });
    await fsBlobStore(folder, pieces).write(chunks(bytes, 4000), 1e6);
    expect(Buffer.from(await store.read(sha256(bytes))).equals(bytes)).toBe(true);
  });

  it("works on a file system without hard links", async () => {
    const store = fsBlobStore(folder, failing({ link: async () => Promise.reject(failure("EPERM")) }));
    for (const _twice of [1, 2]) await store.write(chunks(Buffer.from("no links"), 3), 100);
    expect(Buffer.from(await store.read(sha256(Buffer.from("no links")))).toString()).toBe("no links");
    expect(leftOvers()).toEqual([]);
  });

  it("can write again once there is room", async () => {
    const bytes = Buffer.alloc(20_000, 3);
    await expect(
      fsBlobStore(folder, fullAfter(100, "ENOSPC")).write(chunks(bytes, 999), 1e6),
    ).rejects.toThrow();
    await expect(fsBlobStore(folder).write(chunks(bytes, 999), 1e6)).resolves.toMatchObject({
      bytes: 20_000,
    });
  });

  it("says storage_failed when a variant cannot be written, and keeps the old one", async () => {
    const store = fsBlobStore(folder);
    await store.writeVariant("a/b.webp", Buffer.from("old"));
    const broken = fsBlobStore(folder, failing({ rename: async () => Promise.reject(failure("EIO")) }));
    await expect(broken.writeVariant("a/b.webp", Buffer.from("new"))).rejects.toMatchObject({
      code: "storage_failed",
    });
    expect(Buffer.from((await store.readVariant("a/b.webp")) ?? []).toString()).toBe("old");
    expect(leftOvers()).toEqual([]);
  });
});

describe("a folder of blobs", () => {
  it("notices a blob that was damaged on disk, and heals it at the next write of the same bytes", async () => {
    const store = fsBlobStore(folder);
    const bytes = Buffer.from("precious");
    const { sha256: key } = await store.write(chunks(bytes, 3), 100);
    writeFileSync(join(folder, "originals", key.slice(0, 2), key.slice(2, 4), key), "precioux");
    await expect(store.read(key)).rejects.toMatchObject({ code: "blob_missing" });
    await store.write(chunks(bytes, 3), 100);
    expect(Buffer.from(await store.read(key)).equals(bytes)).toBe(true);
  });

  it("makes an old blob young again when the same bytes are written, so that no sweep takes it", async () => {
    const store = fsBlobStore(folder);
    const { sha256: key } = await store.write(chunks(Buffer.from("old"), 3), 100);
    const path = join(folder, "originals", key.slice(0, 2), key.slice(2, 4), key);
    utimesSync(path, new Date(0), new Date(0));
    await store.write(chunks(Buffer.from("old"), 3), 100);
    expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(60_000);
  });

  it("puts back what a crash left between taking away and deleting", async () => {
    const store = fsBlobStore(folder);
    const { sha256: key } = await store.write(chunks(Buffer.from("half discarded"), 3), 100);
    mkdirSync(join(folder, "aside"), { recursive: true });
    renameSync(join(folder, "originals", key.slice(0, 2), key.slice(2, 4), key), join(folder, "aside", key));
    const opened = fsBlobStore(folder);
    for (let tries = 0; !(await opened.stat(key)) && tries < 100; tries++) await sleep(10);
    expect(Buffer.from(await opened.read(key)).toString()).toBe("half discarded");
  });

  it("sweeps what an earlier crash left behind, but no write in progress", async () => {
    mkdirSync(join(folder, "tmp"));
    for (const [name, hours] of [
      ["crashed", 2],
      ["running", 0.5],
    ] as const) {
      writeFileSync(join(folder, "tmp", name), "x");
      const then = new Date(Date.now() - hours * 3_600_000);
      utimesSync(join(folder, "tmp", name), then, then);
    }
    fsBlobStore(folder);
    for (let tries = 0; leftOvers().length > 1 && tries < 100; tries++) await sleep(10);
    expect(leftOvers()).toEqual(["running"]);
  });

  it("takes a variant without bytes for none: a power cut may leave a name alone", async () => {
    const store = fsBlobStore(folder);
    await store.writeVariant("a/b.webp", Buffer.alloc(0));
    expect(await store.readVariant("a/b.webp")).toBeNull();
  });
});
