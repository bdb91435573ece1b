import { Readable } from "node:stream";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readProvenance } from "#lib/gallery/provenance.ts";
import { noise, pngChunk, withChunks } from "#tests/support/pictures.ts";

/** Reads a file that is only in memory, and counts the bytes asked for. */
function looking(bytes: Uint8Array, mime: string) {
  let asked = 0;
  const stream = (_: string, range = { start: 0, end: bytes.length - 1 }) => {
    asked += range.end - range.start + 1;
    return Readable.from([bytes.subarray(range.start, range.end + 1)]);
  };
  return {
    provenance: () => readProvenance({ stream }, { sha256: "0".repeat(64), bytes: bytes.length, mime }),
    asked: () => asked,
  };
}
const read = (bytes: Uint8Array, mime: string) => looking(bytes, mime).provenance();

/** A JPEG with segments of this kind after its start. */
function withSegments(jpeg: Buffer, ...segments: [marker: number, body: Buffer][]): Buffer {
  const parts = segments.map(([marker, body]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);
}
const jumbf = (label: string) =>
  Buffer.from(
    `JP\0\0\0\0\0\x01\0\0\0\x40jumb\0\0\0\x1ejumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03${label}\0`,
    "latin1",
  );

function withRiffChunk(webp: Buffer, type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([webp, head, body, Buffer.alloc(body.length % 2)]);
}

const exif = { IFD0: { Software: "Darkroom 4" } };
const xmp = '<x:xmpmeta><rdf:Description xmp:CreatorTool="Adobe Firefly"/></x:xmpmeta>';

describe("where a picture says it comes from", () => {
  it("is read from a PNG's chunks: the manifest and the software", async () => {
    const png = await noise(64, 64).png().toBuffer();
    expect(await read(png, "image/png")).toEqual({ c2pa: false, software: null });
    const signed = withChunks(
      png,
      pngChunk("tEXt", Buffer.from("Software\0gpt-image")),
      pngChunk("caBX", Buffer.from("manifest")),
    );
    expect(await read(signed, "image/png")).toEqual({ c2pa: true, software: "gpt-image" });
  });

  it.each([
    ["iTXt", Buffer.from("Software\0\0\0en\0Programm\0工作室", "utf8"), "工作室"],
    ["iTXt", Buffer.from("Software\0\x01\0\0\0packed", "utf8"), null],
    ["iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`, "utf8"), "Adobe Firefly"],
    ["tEXt", Buffer.from("Comment\0Software", "utf8"), null],
    ["tEXt", Buffer.from("Software\0\x1b[31m red\u0007", "latin1"), "[31m red"],
    ["eXIf", Buffer.from("MM\0*\0\0\0\x08\0\x01\x01\x31\0\x02\0\0\0\x03ab\0\0", "latin1"), "ab"],
    ["eXIf", Buffer.from("II*\0\xff\xff\xff\x7f", "latin1"), null],
    ["eXIf", Buffer.from("II*\0\x08\0\0\0\xff\xff", "latin1"), null],
  ])("is read from %s %#", async (type, body, software) => {
    const png = withChunks(await noise(8, 8).png().toBuffer(), pngChunk(type, body));
    expect(await read(png, "image/png")).toEqual({ c2pa: false, software });
  });

  it("is read from a JPEG's segments", async () => {
    const jpeg = await noise(64, 64).withExif(exif).jpeg().toBuffer();
    expect(await read(jpeg, "image/jpeg")).toEqual({ c2pa: false, software: "Darkroom 4" });
    const signed = withSegments(jpeg, [0xeb, jumbf("c2pa")]);
    expect(await read(signed, "image/jpeg")).toEqual({ c2pa: true, software: "Darkroom 4" });
    const other = withSegments(jpeg, [0xeb, Buffer.from("HDR_RI ver=11")]);
    expect((await read(other, "image/jpeg")).c2pa).toBe(false);
  });

  it("is read from a WebP's chunks", async () => {
    const webp = await noise(64, 64).withExif(exif).webp().toBuffer();
    expect(await read(webp, "image/webp")).toEqual({ c2pa: false, software: "Darkroom 4" });
    const signed = withRiffChunk(withRiffChunk(webp, "ODD ", Buffer.from("odd")), "C2PA", jumbf("c2pa"));
    expect((await read(signed, "image/webp")).c2pa).toBe(true);
    const named = withRiffChunk(await noise(8, 8).webp().toBuffer(), "XMP ", Buffer.from(xmp));
    expect((await read(named, "image/webp")).software).toBe("Adobe Firefly");
  });

  it("costs little of a large file, and ends with a hostile one", async () => {
    const large = await sharp({ create: { width: 4000, height: 4000, channels: 3, background: "#888" } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const file = looking(large, "image/png");
    expect(await file.provenance()).toEqual({ c2pa: false, software: null });
    expect(large.length).toBeGreaterThan(40_000_000);
    expect(file.asked()).toBeLessThan(4_300_000);
    const empty = pngChunk("aaAa", Buffer.alloc(0));
    const parts = withChunks(await noise(8, 8).png().toBuffer(), Buffer.concat(Array(500_000).fill(empty)));
    expect(await read(parts, "image/png")).toEqual({ c2pa: false, software: null });
  });

  it("is nothing for what is cut short, contradicts itself or is something else", async () => {
    const png = withChunks(await noise(8, 8).png().toBuffer(), pngChunk("caBX", Buffer.alloc(4000)));
    for (let length = 0; length < 200; length += 7)
      expect((await read(png.subarray(0, length), "image/png")).software).toBeNull();
    const lying = Buffer.from(png);
    lying.writeUInt32BE(0xffffffff, 33);
    expect(await read(lying, "image/png")).toEqual({ c2pa: true, software: null });
    for (const mime of ["image/jpeg", "image/webp", "image/svg+xml", "text/html"])
      expect(await read(png, mime)).toEqual({ c2pa: false, software: null });
    const gone = {
      stream: () =>
        new Readable({
          read() {
            this.destroy(new Error("ENOENT"));
          },
        }),
    };
    expect(await readProvenance(gone, { sha256: "0".repeat(64), bytes: 90, mime: "image/png" })).toEqual({
      c2pa: false,
      software: null,
    });
  });
});
