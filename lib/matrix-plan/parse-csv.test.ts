import { describe, expect, it } from "vitest";
import { parseCsv } from "#lib/matrix-plan/parse-csv.ts";

const cells = (text: string) => parseCsv(text, 1000).records.map((record) => record.cells);

describe("a CSV", () => {
  it.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons, as Excel writes them here", "a;b\r\n1;2\r\n"],
    ["tabs, as a pasted table has them", "a\tb\n1\t2"],
    ["a byte order mark", "\ufeffa,b\r\n1,2"],
    ["a separator that Excel names", "sep=;\r\na;b\r\n1;2"],
    ["line ends of an old Mac", "a,b\r1,2\r"],
    ["empty lines", "\n\na,b\n\n1,2\n , \n\n"],
    ["quotes around everything", '"a","b"\n"1","2"'],
  ])("is read with %s", (_, text) => {
    expect(cells(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("keeps separators, line ends and doubled quotes that stand in quotes", () => {
    expect(cells('name,note\n"Kettle, blue","say ""hi""\nand; go"\n')).toEqual([
      ["name", "note"],
      ["Kettle, blue", 'say "hi"\nand; go'],
    ]);
  });

  it("is not misled by separators in a quoted head", () => {
    expect(cells('"a,b,c";d\n1;2')).toEqual([
      ["a,b,c", "d"],
      ["1", "2"],
    ]);
  });

  it("names the line a record begins on, whatever its cells hold", () => {
    const { records } = parseCsv('a\n"one\ntwo\r\nthree"\nfour\n', 10);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it("reads Chinese as it stands", () => {
    expect(cells("产品,风格\n茶壶,水彩")).toEqual([
      ["产品", "风格"],
      ["茶壶", "水彩"],
    ]);
  });

  it("says where a quote was opened and never closed", () => {
    expect(parseCsv('a,b\n1,"2\n3,4', 10)).toMatchObject({ openQuoteLine: 2 });
  });

  it.each(["", "\ufeff", "\n\n", "   "])("of nothing has no records: %j", (text) => {
    expect(cells(text)).toEqual([]);
  });

  it("of 100,000 lines is read as far as it is wanted, and the rest is counted, at once", () => {
    const text = `a,b\n${"one,two\n".repeat(100_000)}`;
    const before = performance.now();
    const { records, left } = parseCsv(text, 1001);
    expect(performance.now() - before).toBeLessThan(500);
    expect(records).toHaveLength(1001);
    expect(left).toBe(99_000);
  });

  it("with one cell of a million characters does not hang", () => {
    const before = performance.now();
    expect(cells(`a\n"${'x""\n'.repeat(250_000)}"`)).toHaveLength(2);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
