import { rgbaToThumbHash, thumbHashToAverageRGBA } from "thumbhash";
import { expect, it } from "vitest";
import { averageColor } from "#components/gallery/average-color.ts";
import { blurredPicture } from "#components/gallery/blurred-picture.ts";

const pixels = new Uint8Array(16 * 16 * 4).map((_, at) => [200, 100, 50, 255][at % 4] ?? 0);
const hash = Buffer.from(rgbaToThumbHash(16, 16, pixels)).toString("base64");

it("the one colour of a picture", () => {
  const parts =
    /^rgb\((\d+) (\d+) (\d+)\)$/
      .exec(averageColor(hash) ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  [200, 100, 50].forEach((wanted, at) => {
    expect(Math.abs((parts[at] ?? 999) - wanted)).toBeLessThan(12);
  });
});

it("the blurred picture, the same each time", () => {
  expect(blurredPicture(hash)).toMatch(/^url\(data:image\/png;base64,/);
  expect(blurredPicture(hash)).toBe(blurredPicture(hash));
});

it("what is no ThumbHash shows nothing, and breaks nothing", () => {
  expect([averageColor(null), averageColor("%%%"), averageColor(""), blurredPicture("%%%")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it("is the colour that ThumbHash itself names", () => {
  for (const seed of [3, 77, 160, 231]) {
    const noise = new Uint8Array(8 * 8 * 4).map((_, at) =>
      at % 4 === 3 ? 255 : (at * seed * 31 + seed) % 256,
    );
    const bytes = rgbaToThumbHash(8, 8, noise);
    const { r, g, b } = thumbHashToAverageRGBA(bytes);
    const wanted = [r, g, b].map((part) => Math.round(part * 255)).join(" ");
    expect(averageColor(Buffer.from(bytes).toString("base64"))).toBe(`rgb(${wanted})`);
  }
});
