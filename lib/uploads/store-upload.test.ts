import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { storeUpload, type Upload } from "#lib/uploads/store-upload.ts";
import { chunks, sha256 } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import {
  noise,
  phoneExif,
  pngBomb,
  pngChunk,
  quarters,
  resizedHeader,
  withChunks,
} from "#tests/support/pictures.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

let opened: OpenTestDatabase;
let test: TestStudio;
const [sqlite] = testDatabases();
beforeAll(async () => {
  if (!sqlite) throw new Error("SQLite is always there");
  opened = await sqlite.open();
});
afterAll(async () => opened.close());
beforeEach(async () => {
  test = await openTestStudio(opened.database);
  return () => test.close();
});

const upload = (bytes: Uint8Array, over: Partial<Upload> = {}) =>
  storeUpload(test.context, {
    source: chunks(bytes, 10_000),
    declaredMime: "image/png",
    name: "picture.png",
    purpose: "reference",
    ...over,
  });
const stored = (sha: string) => test.studio.blobs.read(sha);
const originals = () => {
  const folder = join(test.studio.env.dataFolder, "blobs", "originals");
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  } catch {
    return 0;
  }
};
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();

describe("an upload that is a picture", () => {
  it.each(["png", "jpeg", "webp"] as const)("is kept byte for byte when it is a plain %s", async (format) => {
    const bytes = await noise(120, 80).toFormat(format).toBuffer();
    const view = await upload(bytes, { declaredMime: "application/x-lie", name: "fox.exe" });
    expect(view).toMatchObject({
      sha256: sha256(bytes),
      mime: `image/${format}`,
      bytes: bytes.length,
      width: 120,
      height: 80,
      name: "fox.exe",
      url: `/blobs/${sha256(bytes)}`,
      thumbHash: expect.stringMatching(/^[\w+/]{20,}=*$/),
    });
    expect(Buffer.from(await stored(view.sha256)).equals(bytes)).toBe(true);
  });

  it("keeps a C2PA manifest when there is nothing personal to remove", async () => {
    const signed = withChunks(
      await noise(30, 30).png().toBuffer(),
      pngChunk("caBX", Buffer.from("a manifest")),
    );
    expect((await upload(signed)).sha256).toBe(sha256(signed));
  });

  // EXIF 2.3, 4.6.4 A: the visual side of row 0, then that of column 0.
  it.each([
    [1, "top", "left"],
    [2, "top", "right"],
    [3, "bottom", "right"],
    [4, "bottom", "left"],
    [5, "left", "top"],
    [6, "right", "top"],
    [7, "right", "bottom"],
    [8, "left", "bottom"],
  ])("is turned upright from EXIF orientation %i", async (orientation, row, column) => {
    for (const format of ["jpeg", "webp", "png"] as const) {
      const bytes = await quarters(60, 40).withMetadata({ orientation }).toFormat(format).toBuffer();
      const view = await upload(bytes);
      const isTurned = orientation > 4;
      expect([view.width, view.height], format).toEqual(isTurned ? [40, 60] : [60, 40]);
      const { data, info } = await sharp(await stored(view.sha256))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const corner = (vertical: string, horizontal: string) => {
        const x = horizontal === "left" ? 5 : info.width - 6;
        const y = vertical === "top" ? 5 : info.height - 6;
        return [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)].map(
          (value) => value > 127,
        );
      };
      const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as Record<
        string,
        string
      >;
      const at = (first: string, second: string) =>
        ["top", "bottom"].includes(first) ? corner(first, second) : corner(second, first);
      expect(at(row, column), `${format}: first row, first column`).toEqual([true, false, false]);
      expect(at(row, opposite[column] ?? ""), `${format}: first row, last column`).toEqual([
        false,
        true,
        false,
      ]);
      expect(at(opposite[row] ?? "", column), `${format}: last row, first column`).toEqual([
        false,
        false,
        true,
      ]);
      expect((await sharp(await stored(view.sha256)).metadata()).orientation ?? 1).toBe(1);
    }
  });

  it.each(["png", "jpeg", "webp"] as const)(
    "loses place, camera and author but no pixel and no profile as %s",
    async (format) => {
      const bytes = await noise(90, 70).withIccProfile("p3").withExif(phoneExif).toFormat(format).toBuffer();
      expect(bytes.includes("Jane Doe")).toBe(true);
      const view = await upload(bytes);
      const kept = Buffer.from(await stored(view.sha256));
      for (const word of ["Jane Doe", "Spyglass", "Exif\0", "eXIf"])
        expect(kept.includes(word), word).toBe(false);
      const metadata = await sharp(kept).metadata();
      expect(metadata.exif).toBeUndefined();
      expect(metadata.icc?.length).toBe((await sharp(bytes).metadata()).icc?.length);
      expect((await pixels(kept)).equals(await pixels(bytes))).toBe(true);
      expect(view.bytes).toBe(kept.length);
      // The file with the place in it is gone.
      await expect(stored(sha256(bytes))).rejects.toMatchObject({ code: "blob_missing" });
    },
  );

  it("loses what hangs behind its end: an archive, a web page, a second picture with its own place", async () => {
    const tail = Buffer.from("PK\x03\x04<script>alert(1)</script>");
    for (const format of ["png", "jpeg", "webp"] as const) {
      const bytes = await noise(50, 50).toFormat(format).toBuffer();
      const view = await upload(Buffer.concat([bytes, tail]));
      expect(view.sha256, format).toBe(sha256(bytes));
    }
  });

  it("becomes RGB when it is CMYK", async () => {
    const view = await upload(await noise(40, 40).toColourspace("cmyk").jpeg().toBuffer());
    expect((await sharp(await stored(view.sha256)).metadata()).space).toBe("srgb");
  });

  it("may be progressive, grey, of one pixel, of 16 bits or of few colours", async () => {
    const kinds = [
      noise(200, 100).jpeg({ progressive: true }),
      noise(20, 20).greyscale().png(),
      noise(1, 1).png(),
      noise(20, 20).toColourspace("rgb16").png(),
      noise(64, 64).png({ palette: true, colours: 4 }),
    ];
    for (const picture of kinds) {
      const bytes = await picture.toBuffer();
      expect((await upload(bytes)).sha256).toBe(sha256(bytes));
    }
  });

  it("may carry a text that unpacks to 100 MB: nobody unpacks it", async () => {
    const { deflateSync } = await import("node:zlib");
    const packed = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(100_000_000))]);
    const bytes = await noise(30, 30).png().toBuffer();
    expect((await upload(withChunks(bytes, pngChunk("zTXt", packed)))).sha256).toBe(sha256(bytes));
  });
});

describe("an upload that is refused", () => {
  const refused = async (bytes: Uint8Array, expected: object, over: Partial<Upload> = {}) => {
    await expect(upload(bytes, over)).rejects.toMatchObject(expected);
    expect(originals(), "nothing is left on disk").toBe(0);
    expect(
      await test.studio.database.client.image.count({ where: { workspaceId: test.context.workspaceId } }),
    ).toBe(0);
  };

  it("has no bytes", () => refused(new Uint8Array(0), { code: "upload_empty" }));

  it.each([
    ["svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["svg", `\ufeff \n<?xml version="1.0"?><!-- x --><svg onload="alert(1)"/>`],
    ["svg", `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">]><svg>&a;</svg>`],
    ["html", "<!doctype html><script>alert(1)</script>"],
    ["pdf", "%PDF-1.7\n1 0 obj"],
    [
      "gif",
      "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
    ],
    ["gif", "GIF89a/*\x01\x00\x01\x00*/=1;alert(1)//"],
    ["tiff", `II*\0${"\0".repeat(100)}`],
    ["bmp", `BM${"\0".repeat(100)}`],
    ["other", "just some text that somebody called picture.png"],
    ["other", "\x89PNG\r\n"],
    ["other", "RIFF\x04\x00\x00\x00WAVE"],
    ["other", `\0\0\x01\0${"\0".repeat(50)}`],
  ])("is a %s by its bytes, whatever its name says", async (kind, text) => {
    const bytes = Buffer.from(text, text.startsWith("\ufeff") ? "utf8" : "latin1");
    await refused(bytes, { code: "upload_type_unsupported", params: { kind } }, { name: "picture.png" });
  });

  it("is AVIF or HEIC", async () => {
    const avif = await noise(16, 16).avif({ effort: 0 }).toBuffer();
    await refused(avif, { code: "upload_type_unsupported", params: { kind: "avif" } });
    const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
    await refused(heic, { code: "upload_heic_unreadable" });
  });

  it("is animated", async () => {
    const still = await noise(10, 10).png().toBuffer();
    const control = pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    await refused(withChunks(still, control), {
      code: "upload_type_unsupported",
      params: { kind: "animated" },
    });
    const frames = await noise(10, 20).raw().toBuffer();
    const film = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    await refused(film, { code: "upload_type_unsupported", params: { kind: "animated" } });
  });

  it("has more than 50 megapixels: no pixel of it is decoded", async () => {
    for (const bomb of [
      pngBomb(16_000, 16_000),
      pngBomb(60_000, 60_000, { hollow: true }),
      pngBomb(0x7fff_ffff, 2, { hollow: true }),
      await resizedHeader(65_535, 65_535),
    ]) {
      const started = performance.now();
      await refused(bomb, { code: "upload_too_many_pixels" });
      expect(performance.now() - started).toBeLessThan(1000);
    }
    expect(await upload(pngBomb(10_000, 5_000))).toMatchObject({ width: 10_000, height: 5_000 });
    rmSync(join(test.studio.env.dataFolder, "blobs"), { recursive: true });
  });

  it("claims pixels it does not have, or none", async () => {
    await refused(pngBomb(4000, 4000, { hollow: true }), { code: "upload_unreadable" });
    await refused(pngBomb(0, 10, { hollow: true }), { code: "upload_unreadable" });
  });

  it.each(["png", "jpeg", "webp"] as const)("is a %s that is cut, wherever the cut is", async (format) => {
    const bytes = await noise(64, 48).withExif(phoneExif).toFormat(format).toBuffer();
    const cuts = Array.from({ length: 99 }, (_, percent) => Math.floor((bytes.length * (percent + 1)) / 100));
    for (const cut of [1, 8, 12, 20, 33, ...cuts, bytes.length - 4, bytes.length - 2, bytes.length - 1]) {
      const failure = await upload(bytes.subarray(0, cut)).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(failure, `${cut} of ${bytes.length} bytes`).toBeInstanceOf(AppError);
      const { code } = failure as AppError;
      expect(["upload_unreadable", "upload_type_unsupported"], `${cut} of ${bytes.length}`).toContain(code);
    }
    expect(originals()).toBe(0);
  });

  it("has a checksum that is wrong", async () => {
    const bytes = await noise(64, 48).png().toBuffer();
    const pixelData = bytes.indexOf("IDAT") + 40;
    bytes[pixelData] = (bytes[pixelData] ?? 0) ^ 0xff;
    await refused(bytes, { code: "upload_unreadable" });
  });

  it("is larger than 50 MB, however it begins", async () => {
    const head = await noise(64, 48).png().toBuffer();
    let sent = 0;
    const endless = (async function* () {
      yield head;
      for (;;) {
        sent += 1e6;
        yield new Uint8Array(1e6);
      }
    })();
    await refused(head, { code: "upload_too_large" }, { source: endless });
    expect(sent).toBeLessThanOrEqual(53e6);
  });

  it("is refused after its first bytes when they are of another kind", async () => {
    let sent = 0;
    const film = (async function* () {
      for (;;) {
        sent += 5000;
        yield Buffer.alloc(5000, "film");
      }
    })();
    await refused(new Uint8Array(0), { code: "upload_type_unsupported" }, { source: film });
    expect(sent).toBe(5000);
  });

  it("ends with the sender's own failure", async () => {
    const cut = (async function* () {
      yield (await noise(64, 48).png().toBuffer()).subarray(0, 5000);
      throw new AppError("upload_incomplete");
    })();
    await refused(new Uint8Array(0), { code: "upload_incomplete" }, { source: cut });
  });

  it("meets a full disk", async () => {
    const full: TestStudio["studio"]["blobs"] = {
      ...test.studio.blobs,
      write: async () => Promise.reject(new AppError("disk_full")),
    };
    const context = { ...test.context, studio: { ...test.studio, blobs: full } };
    const source = chunks(await noise(8, 8).png().toBuffer(), 100);
    const upload = storeUpload(context, { source, declaredMime: null, name: null, purpose: "reference" });
    await expect(upload).rejects.toMatchObject({ code: "disk_full" });
  });
});

describe("a mask", () => {
  it("is a PNG with transparency", async () => {
    const view = await upload(await noise(40, 40, 4).png().toBuffer(), { purpose: "mask" });
    const row = await test.studio.database.client.image.findUniqueOrThrow({ where: { id: view.id } });
    expect(row).toMatchObject({ origin: "mask", actorKind: "user" });
  });

  it("is refused as JPEG, WebP or opaque PNG, and what it shares with a reference stays", async () => {
    const jpeg = await noise(40, 40).jpeg().toBuffer();
    const reference = await upload(jpeg);
    await expect(upload(jpeg, { purpose: "mask" })).rejects.toMatchObject({ code: "mask_not_png" });
    const webp = await noise(40, 40, 4).webp().toBuffer();
    await expect(upload(webp, { purpose: "mask" })).rejects.toMatchObject({ code: "mask_not_png" });
    const opaque = await noise(40, 40).png().toBuffer();
    await expect(upload(opaque, { purpose: "mask" })).rejects.toMatchObject({ code: "mask_without_alpha" });
    expect(Buffer.from(await stored(reference.sha256)).equals(jpeg)).toBe(true);
    expect(originals()).toBe(1);
  });
});

describe.each(testDatabases())("the same picture twice on $name", ({ open }) => {
  it("is one image in a workspace, and another one in the next workspace", async () => {
    const { database, close } = await open();
    const [here, there] = [await openTestStudio(database), await openTestStudio(database)];
    try {
      const bytes = await noise(90, 60).withExif(phoneExif).jpeg().toBuffer();
      const send = ({ context }: TestStudio) =>
        storeUpload(context, {
          source: chunks(bytes, 999),
          declaredMime: null,
          name: "a.jpg",
          purpose: "reference",
        });
      const together = await Promise.all([send(here), send(here), send(here), send(here)]);
      const again = await send(here);
      expect(new Set(together.map((view) => view.sha256))).toEqual(new Set([again.sha256]));
      expect(together.map((view) => view.id)).toContain(again.id);
      const elsewhere = await send(there);
      expect(elsewhere.id).not.toBe(again.id);
      await database.client.image.updateMany({ data: { deletedAt: new Date() } });
      expect((await send(here)).id).not.toBe(again.id);
    } finally {
      await Promise.all([here.close(), there.close()]);
      await close();
    }
  });
});
