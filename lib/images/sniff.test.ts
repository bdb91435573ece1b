import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { sniffImage, sniffOther } from "#lib/images/sniff.ts";

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: "#aabbcc80" } });
const text = (value: string) => new TextEncoder().encode(value);
const joined = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Frames of different colours stacked for sharp's animated encoders. */
const animation = () =>
  sharp(Buffer.from(Array.from({ length: 8 * 16 * 3 }, (_, index) => (index < 8 * 8 * 3 ? 0 : 255))), {
    raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
  });

describe("pictures by their bytes", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)("reads type and size of a %s", async (format) => {
    const bytes = await canvas(37, 21).toFormat(format).toBuffer();
    expect(sniffImage(bytes)).toEqual({ mime: `image/${format}`, width: 37, height: 21, animated: false });
  });

  it("reads every kind of WebP", async () => {
    const opaque = canvas(640, 352).removeAlpha();
    for (const bytes of [
      await opaque.clone().webp({ quality: 60 }).toBuffer(),
      await opaque.clone().webp({ lossless: true }).toBuffer(),
      await canvas(640, 352).webp({ quality: 60 }).toBuffer(),
    ])
      expect(sniffImage(bytes)).toEqual({ mime: "image/webp", width: 640, height: 352, animated: false });
  });

  it("tells an animation from a still", async () => {
    expect(sniffImage(await animation().gif({ loop: 0 }).toBuffer())).toMatchObject({
      height: 8,
      animated: true,
    });
    expect(sniffImage(await animation().webp().toBuffer())).toMatchObject({ height: 8, animated: true });
    const png = await canvas(3, 3).png().toBuffer();
    const control = [0, 0, 0, 8, ...text("acTL"), 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(sniffImage(joined(png.subarray(0, 33), control, png.subarray(33)))?.animated).toBe(true);
  });

  it("reads a JPEG whose size stands behind a megabyte of metadata", async () => {
    const jpeg = await canvas(300, 200).removeAlpha().jpeg({ progressive: true }).toBuffer();
    const segment = new Uint8Array(65_537).fill(7);
    segment.set([0xff, 0xeb, 0xff, 0xff]);
    const padded = Buffer.concat([jpeg.subarray(0, 2), ...Array(16).fill(segment), jpeg.subarray(2)]);
    expect(sniffImage(padded)).toMatchObject({ mime: "image/jpeg", width: 300, height: 200 });
  });

  it("reads from a view into a larger buffer", async () => {
    const png = await canvas(5, 6).png().toBuffer();
    expect(sniffImage(joined([1, 2, 3], png).subarray(3))).toMatchObject({ width: 5, height: 6 });
  });

  it.each([
    ["heic", "image/heic"],
    ["mif1", "image/heic"],
    ["avif", "image/avif"],
  ])("names an ISO file of brand %s", (brand, mime) => {
    const box = joined([0, 0, 0, 24], text(`ftyp${brand}`), [0, 0, 0, 0], text(`${brand}miaf`));
    expect(sniffImage(box)).toEqual({ mime, width: 0, height: 0, animated: false });
  });

  it("takes an AVIF that calls itself mif1 for an AVIF, and a film for none", () => {
    const file = (brands: string) =>
      joined([0, 0, 0, 24], text(`ftyp${brands.slice(0, 4)}`), [0, 0, 0, 0], text(brands.slice(4)));
    expect(sniffImage(file("mif1avifmiaf"))?.mime).toBe("image/avif");
    expect(sniffImage(file("isommp42avc1"))).toBeNull();
  });
});

describe("what is no picture", () => {
  it.each([
    ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["image/svg+xml", '\uFEFF<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg><svg width="1">'],
    ["text/html", "<!DOCTYPE html><html><svg></svg>"],
    ["text/html", "  \n<HTML><body>502"],
    ["application/pdf", "%PDF-1.7\n"],
    ["image/tiff", "II*\0aaaa"],
    [null, "hello <svg>"],
    [null, ""],
    [null, "<rss version='2.0'>"],
  ])("is named: %s", (kind, content) => {
    expect(sniffOther(text(content))).toBe(kind);
    expect(sniffImage(text(content))).toBeNull();
  });

  it("has no size of zero and no cut header", async () => {
    const png = await canvas(4, 4).png().toBuffer();
    expect(sniffImage(joined(png.subarray(0, 16), [0, 0, 0, 0], png.subarray(20)))).toBeNull();
    for (const format of ["png", "jpeg", "webp", "gif"] as const) {
      const bytes = await canvas(4, 4).removeAlpha().toFormat(format).toBuffer();
      for (let length = 0; length < 13; length++) expect(sniffImage(bytes.subarray(0, length))).toBeNull();
    }
  });
});

describe("hostile bytes", () => {
  it("never throw, whatever follows a believable beginning", async () => {
    const heads = await Promise.all(
      (["png", "jpeg", "webp", "gif"] as const).map((format) => canvas(9, 9).toFormat(format).toBuffer()),
    );
    heads.push(Buffer.from("\0\0\0\x18ftypheic"), Buffer.from("<svg"), Buffer.alloc(0));
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.nat(64),
        fc.uint8Array({ maxLength: 300 }),
        (head, keep, tail) => {
          const bytes = joined(head.subarray(0, keep), tail);
          const found = sniffImage(bytes);
          sniffOther(bytes);
          if (found) expect(Number.isInteger(found.width) && Number.isInteger(found.height)).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it.each([
    ["a JPEG of fill bytes", () => new Uint8Array(20_000_000).fill(0xff).fill(0xd8, 1, 2)],
    ["a GIF of empty extensions", () => repeated("GIF89a\x01\0\x01\0\0\0\0", [0x21, 0xf9, 0])],
    ["a PNG of empty chunks", () => repeated("", [0, 0, 0, 0, 65, 65, 65, 65, 0, 0, 0, 0])],
  ])("cost no time: %s", (_name, build) => {
    const bytes = build();
    const before = performance.now();
    sniffImage(bytes);
    sniffOther(bytes);
    expect(performance.now() - before).toBeLessThan(250);
  });
});

/** A header (a PNG's when empty), then `unit` repeated to 20 MB. */
function repeated(header: string, unit: number[]): Uint8Array {
  const png = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 9, 0, 0, 0, 9, 8, 6, 0, 0, 0, 0, 0,
    0, 0,
  ];
  const head = header === "" ? png : [...header].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from({ length: 20_000_000 }, (_, index) =>
    index < head.length ? (head[index] ?? 0) : (unit[(index - head.length) % unit.length] ?? 0),
  );
}
