import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterFromUrl, filterToUrl } from "#lib/gallery/filter-url.ts";
import { listedOrigins } from "#lib/gallery/origin.ts";
import { filterSchema } from "#lib/gallery/schema.ts";
import {
  everything,
  type GalleryFilter,
  galleryQualities,
  gallerySorts,
  maxSearchText,
} from "#lib/gallery/view.ts";

const read = (query: string) => filterFromUrl(new URLSearchParams(query));

const value = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.normalize("NFC").replaceAll("\0", ""))
  .filter((text) => text !== "");
const values = fc.uniqueArray(value, { maxLength: 5 }).map((list) => list.sort());
const day = fc
  .date({ min: new Date("2001-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([from, to]) => (from && to && from > to ? { from: to, to: from } : { from, to }));
const filters: fc.Arbitrary<GalleryFilter> = fc
  .record({
    text: fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((text) => text.normalize("NFC").replaceAll("\0", "").trim()),
    models: values,
    sizes: fc
      .uniqueArray(
        fc.tuple(fc.nat(99_999), fc.nat(99_999)).map((size) => size.join("x")),
        { maxLength: 4 },
      )
      .map((list) => list.sort()),
    qualities: fc.subarray([...galleryQualities]),
    origins: fc.subarray([...listedOrigins]),
    favourite: fc.boolean(),
    rating: fc.nat(5),
    tags: values,
    collectionId: fc.option(value),
    days,
    trash: fc.boolean(),
  })
  .map(({ days: both, ...rest }) => ({ ...rest, ...both }));

describe("the filter in the address", () => {
  it("comes back as it went in, and is accepted by the service", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...gallerySorts), (filter, sort) => {
        const query = filterToUrl(filter, sort);
        expect(read(query)).toEqual({ filter, sort });
        expect(filterToUrl(filter, sort)).toBe(query);
        expect(filterSchema.safeParse(filter).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is never refused, whatever stands there, and then has one spelling", () => {
    const names = [
      "q",
      "model",
      "size",
      "quality",
      "origin",
      "favourite",
      "rating",
      "tag",
      "collection",
      "from",
      "to",
      "trash",
      "sort",
      "x",
    ];
    const pairs = fc.array(
      fc.tuple(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 30 })),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(pairs, (query) => {
        const { filter, sort } = filterFromUrl(new URLSearchParams(query));
        expect(filterSchema.safeParse(filter).success).toBe(true);
        const canonical = filterToUrl(filter, sort);
        expect(read(canonical)).toEqual({ filter, sort });
        expect(filterToUrl(read(canonical).filter, sort)).toBe(canonical);
      }),
      { numRuns: 500 },
    );
  });

  it("is empty for everything, newest first", () => {
    expect(filterToUrl(everything, "newest")).toBe("");
    expect(read("")).toEqual({ filter: everything, sort: "newest" });
  });

  it("reads as a person would write it", () => {
    const query =
      "q=%E6%B5%B7%E6%8A%A5&model=gpt-image-2.5-flare&size=1024x1024&rating=4&tag=draft&tag=poster&from=2026-11-01&sort=largest";
    const { filter, sort } = read(query);
    expect({ filter, sort }).toEqual({
      filter: {
        ...everything,
        text: "海报",
        models: ["gpt-image-2.5-flare"],
        sizes: ["1024x1024"],
        rating: 4,
        tags: ["draft", "poster"],
        from: "2026-11-01",
      },
      sort: "largest",
    });
    expect(filterToUrl(filter, sort)).toBe(query);
  });

  it.each([
    ["rating=9&rating=-1", {}],
    ["from=2026-02-30&to=tomorrow", {}],
    ["from=2026-12-01&to=2026-11-01", { from: "2026-11-01", to: "2026-12-01" }],
    ["size=big&size=1x1&size=1x1", { sizes: ["1x1"] }],
    ["quality=high&quality=best&quality=low", { qualities: ["low", "high"] }],
    ["origin=mask&origin=upload", { origins: ["upload"] }],
    ["favourite=true&trash=yes", {}],
    ["q=%00%00&tag=%00", {}],
    ["q=%ff%fe", { text: "\ufffd\ufffd" }],
    [`collection=${"x".repeat(101)}`, {}],
  ])("drops what cannot be meant: %s", (query, rest) => {
    expect(read(query).filter).toEqual({ ...everything, ...rest });
  });

  it("cuts what is endless", () => {
    const endless = new URLSearchParams([
      ["q", "狐".repeat(10_000)],
      ...Array.from({ length: 500 }, (_, index) => ["tag", `t${index}`]),
    ]);
    const { filter } = filterFromUrl(endless);
    expect([filter.text.length, filter.tags.length]).toEqual([maxSearchText, 50]);
    const halved = filterFromUrl(new URLSearchParams({ q: `${"a".repeat(maxSearchText - 1)}🦊` })).filter;
    expect(halved.text.isWellFormed() && halved.text.length <= maxSearchText).toBe(true);
  });
});
