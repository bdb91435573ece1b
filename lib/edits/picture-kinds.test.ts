import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeSource } from "#lib/edits/describe-source.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { testDatabases } from "#tests/support/database.ts";
import {
  bring,
  changedOutside,
  editedOf,
  launchComposer,
  redraw,
  stopComposers,
} from "#tests/support/edit-bench.ts";
import { noise, pngBomb, quarters } from "#tests/support/pictures.ts";
import { RunnerBench } from "#tests/support/runner-bench.ts";

// What a picture is has nothing to do with the database it is noted in.
const [database] = testDatabases();

describe("an edit", () => {
  const bench = new RunnerBench();
  beforeAll(() => database && bench.open(database));
  afterEach(async () => {
    await stopComposers(bench);
    await bench.tidy();
  });
  afterAll(() => bench.close());

  const bytesOf = (image: ImageView) => bench.test.studio.blobs.read(image.sha256);

  const small = () => noise(200, 160);
  const deep = () => small().toColourspace("rgb16").png().toBuffer();
  type Kind = [name: string, file: () => Promise<Uint8Array>, differs: string[], profile: boolean];
  const kinds: Kind[] = [
    ["RGBA", () => noise(200, 160, 4).png().toBuffer(), [], false],
    ["grey", () => small().greyscale().png().toBuffer(), [], false],
    ["grey with alpha", () => noise(200, 160, 4).greyscale().png().toBuffer(), [], false],
    ["indexed", () => small().png({ palette: true, colours: 32 }).toBuffer(), [], false],
    ["16 bit", deep, ["16-bit"], false],
    [
      "Display P3",
      async () =>
        sharp(await deep())
          .withIccProfile("p3")
          .png()
          .toBuffer(),
      [],
      true,
    ],
    ["CMYK", () => small().toColourspace("cmyk").jpeg().toBuffer(), ["cmyk"], false],
    ["JPEG", () => small().withIccProfile("p3").jpeg().toBuffer(), [], true],
    ["WebP", () => small().webp().toBuffer(), [], false],
  ];

  it.each(kinds)(
    "works on %s, and says before how the working copy differs",
    async (_, file, differs, profile) => {
      await bench.fresh({});
      redraw(bench);
      launchComposer(bench);
      const edit = await editedOf(bench, await file());
      const facts = await describeSource(bench.test.context, { imageId: edit.source.id });
      expect(facts).toMatchObject({ width: 200, height: 160, differs, profile });
      expect(edit.results[0]?.error).toBeNull();
      expect(edit.results[0]?.proof?.drift).toBeGreaterThan(0.5);
      expect(await changedOutside(bench, edit)).toBe(0);
      const [before, after] = await Promise.all(
        [edit.source, edit.results[0]?.composite].map(async (image) =>
          sharp(image ? await bytesOf(image) : undefined).metadata(),
        ),
      );
      expect(after?.hasAlpha).toBe(before?.hasAlpha);
      if (profile) expect(after?.icc?.equals(before?.icc ?? Buffer.alloc(0))).toBe(true);
      else expect(after?.icc).toBeUndefined();
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("works on a picture that lies as EXIF %i says", async (orientation) => {
    await bench.fresh({});
    redraw(bench);
    launchComposer(bench);
    const file = await quarters(96, 64).jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer();
    const edit = await editedOf(bench, file);
    const composite = edit.results[0]?.composite;
    expect(composite).toMatchObject(orientation > 4 ? { width: 64, height: 96 } : { width: 96, height: 64 });
    expect(await changedOutside(bench, edit)).toBe(0);
    const corner = async (bytes: Uint8Array) => {
      const pixels = await sharp(bytes).autoOrient().removeAlpha().raw().toBuffer();
      return [...pixels.subarray(0, 3)].map((value) => value > 128);
    };
    expect(await corner(composite ? await bytesOf(composite) : file)).toEqual(await corner(file));
  });

  it("opens no picture that is too large, animated or no picture, and says why", async () => {
    await bench.fresh({});
    const { context } = bench.test;
    const long = await bring(bench, pngBomb(8193, 10));
    await expect(describeSource(context, { imageId: long.id })).rejects.toMatchObject({
      code: "edit_too_large",
      params: { width: 8193, height: 10 },
    });
    const largest = await bring(bench, pngBomb(8192, 6100));
    expect(await describeSource(context, { imageId: largest.id })).toMatchObject({
      width: 8192,
      height: 6100,
    });
    await expect(describeSource(context, { imageId: "img_none" })).rejects.toMatchObject({
      code: "not_found",
    });
    const frames = [0, 1].map((level) => ({
      create: { width: 8, height: 8, channels: 3 as const, background: { r: level * 255, g: 0, b: 0 } },
    }));
    const parts = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const film = await sharp(parts, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    await expect(bring(bench, film)).rejects.toMatchObject({
      code: "upload_type_unsupported",
      params: { kind: "animated" },
    });
    const row = await bench.database.client.image.findUniqueOrThrow({ where: { id: long.id } });
    await bench.database.client.blob.updateMany({
      where: { sha256: row.sha256 },
      data: { mime: "image/svg+xml" },
    });
    await expect(describeSource(context, { imageId: long.id })).rejects.toMatchObject({
      code: "edit_source_unreadable",
    });
  });

  it("takes a mask of one bit, and none of colour, alpha or 16 bits", async () => {
    await bench.fresh({});
    const grey = small().greyscale();
    const oneBit = pngBomb(200, 160);
    expect(await bring(bench, oneBit, "edit-mask")).toMatchObject({ origin: "mask", listed: false });
    for (const file of [
      await small().png().toBuffer(),
      await noise(200, 160, 4).greyscale().png().toBuffer(),
      await grey.clone().toColourspace("grey16").png().toBuffer(),
      await grey.clone().jpeg().toBuffer(),
    ])
      await expect(bring(bench, file, "edit-mask")).rejects.toMatchObject({ code: "mask_not_grey" });
  });
});
