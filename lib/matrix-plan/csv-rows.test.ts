import { describe, expect, it } from "vitest";
import { rowsOfCsv } from "#lib/matrix-plan/csv-rows.ts";
import { productShot } from "#lib/matrix-plan/plan.fixture.ts";

const read = (text: string) => rowsOfCsv(productShot(), text);

describe("rows of a CSV", () => {
  it("are typed by the template's variables, by name or by label in either language", () => {
    const { rows, varied, problems } = read(
      "风格;product;HEIGHT\n水彩;Teapot;12,5\nink;Kettle;\n".replace("HEIGHT", "height"),
    );
    expect(problems).toEqual([]);
    expect(varied).toEqual(["style", "product", "height"]);
    expect(rows).toEqual([
      {
        label: "watercolour · Teapot · 12.5",
        values: { style: "watercolour", product: "Teapot", height: 12.5 },
      },
      { label: "ink · Kettle", values: { style: "ink", product: "Kettle" } },
    ]);
  });

  it("name every cell that does not fit by line and column", () => {
    const { problems, problemCount } = read(
      ["style,product,height", "ink,Teapot,12", "oil,,tall", `ink,${"x".repeat(21)},500`].join("\n"),
    );
    expect(problems.map(({ line, column, name, code }) => [line, column, name, code])).toEqual([
      [3, 1, "style", "prompt_invalid_value"],
      [3, 2, "product", "prompt_missing_variable"],
      [3, 3, "height", "prompt_invalid_value"],
      [4, 2, "product", "prompt_value_too_long"],
      [4, 3, "height", "prompt_invalid_value"],
    ]);
    expect(problemCount).toBe(5);
  });

  it("name columns that belong to no variable, stand there twice, or have no head", () => {
    const { problems } = read("style,colour,style\nink,red,ink,more\n");
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 2, "matrix_csv_unknown_column"],
      [1, 3, "matrix_csv_column_twice"],
      [2, 4, "matrix_csv_ragged"],
    ]);
  });

  it("of a file without lines, or of no file at all, are told", () => {
    expect(read("style,product\n").problems).toMatchObject([{ code: "matrix_csv_empty" }]);
    expect(read("").rows).toEqual([]);
    expect(read('style\n"ink').problems).toMatchObject([{ code: "matrix_csv_quote", line: 2 }]);
  });

  it("of 100,000 lines are the first thousand, and the others are counted, without holding the page", () => {
    const before = performance.now();
    const { rows, left, problemCount, problems } = read(`style,product\n${"oil,Teapot\n".repeat(100_000)}`);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(rows).toHaveLength(1000);
    expect(left).toBe(99_000);
    expect(problems).toHaveLength(100);
    expect(problemCount).toBe(1000);
  });

  it("never touch what every object has", () => {
    const { problems, rows } = read("__proto__,constructor\nx,y\n");
    expect(problems.map(({ code }) => code)).toEqual([
      "matrix_csv_unknown_column",
      "matrix_csv_unknown_column",
    ]);
    expect(Object.keys(rows[0]?.values ?? {})).toEqual([]);
  });
});
