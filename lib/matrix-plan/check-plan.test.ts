import { describe, expect, it } from "vitest";
import { type MatrixPlan, maxCells } from "#lib/matrices/view.ts";
import { checkPlan, type PlanWorld } from "#lib/matrix-plan/check-plan.ts";
import { productShot } from "#lib/matrix-plan/plan.fixture.ts";
import { refuseCost, refuseSize } from "#lib/matrix-plan/plan-refusal.ts";
import { crossCount, crossRows } from "#lib/matrix-plan/rows.ts";
import { profileOf } from "#lib/models/catalog.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import { priceOf } from "#lib/pricing/prices.ts";

const flare = "gpt-image-2.5-flare";
const axes = [
  { name: "style", values: ["watercolour", "gouache", "ink"] },
  { name: "product", values: ["a teapot", "a kettle", "a mug", "a jar"] },
];

const plan = (over: Partial<MatrixPlan> = {}): MatrixPlan => ({
  varied: ["style", "product"],
  values: {},
  rows: crossRows(axes, maxCells),
  columns: [{ connectionId: "con", model: flare, quality: "low" }],
  slots: {},
  count: null,
  batch: false,
  maxPictures: null,
  ...over,
});

const world = (...models: string[]): PlanWorld => ({
  deployments: new Map(
    models.map((model) => [
      `con/${model}`,
      { profile: profileOf(model, "openai"), price: priceOf("openai", model) },
    ]),
  ),
  sizes: new Map(),
  today: new Date("2026-11-20"),
});
const source = { content: productShot(), fragments: [] };

describe("a plan", () => {
  it("of three styles and four products is twelve rows, the last variable changing fastest", () => {
    const { rows } = plan();
    expect(rows).toHaveLength(12);
    expect(rows.slice(0, 5).map(({ label }) => label)).toEqual([
      "watercolour · a teapot",
      "watercolour · a kettle",
      "watercolour · a mug",
      "watercolour · a jar",
      "gouache · a teapot",
    ]);
    expect(crossCount(axes)).toBe(12);
  });

  it("costs what its runs will promise, cell by cell", () => {
    const check = checkPlan(source, plan({ count: 2 }), world(flare));
    const price = priceOf("openai", flare);
    if (!price) throw new Error("no price");
    const cost = plan().rows.reduce((sum, { values }) => {
      const prompt = `A ${values.style} picture of ${values.product}`;
      const parameters = { ...parametersOf(), quality: "low" as const, partialImages: 0 };
      return (
        sum +
        estimateCost(profileOf(flare, "openai"), price, { parameters, count: 2, prompt, references: [] })
          .likely
      );
    }, 0n);
    expect(check).toMatchObject({ cells: 12, pictures: 24, likely: cost, blockedCells: 0, problems: [] });
    expect(check.rowCosts.reduce((sum, one) => sum + one, 0n)).toBe(cost);
    expect(check.columnCosts).toEqual([cost]);
    expect(check.atMost).toBeGreaterThanOrEqual(cost);
  });

  it("costs half in batches, and is blocked where a model has none", () => {
    const whole = checkPlan(source, plan(), world(flare));
    const half = checkPlan(source, plan({ batch: true }), world(flare));
    expect(Number(half.likely * 2n - whole.likely)).toBeLessThanOrEqual(12);
    const columns = [{ connectionId: "con", model: "gpt-image-2.6-flare", quality: "low" as const }];
    const blocked = checkPlan(source, plan({ batch: true, columns }), world("gpt-image-2.6-flare"));
    expect(blocked).toMatchObject({ blockedCells: 12, problems: [{ code: "batch_unsupported", column: 0 }] });
  });

  it("is blocked by a model without a price, a quality it lacks, a value that does not fit: one sentence each", () => {
    const columns = [
      { connectionId: "con", model: "gpt-image-9-nova", quality: "low" as const },
      { connectionId: "con", model: "gpt-image-2", quality: "max" as const },
      { connectionId: "other", model: flare, quality: "low" as const },
    ];
    const check = checkPlan(source, plan({ columns }), world("gpt-image-9-nova", "gpt-image-2"));
    expect(check.blockedCells).toBe(36);
    expect(check.problems.map(({ code }) => code)).toEqual([
      "model_unpriced",
      "parameter_unsupported",
      "model_unknown",
    ]);
    const rows = [{ label: "", values: { style: "oil", product: "x" } }];
    expect(checkPlan(source, plan({ rows }), world(flare)).problems).toMatchObject([
      { code: "prompt_invalid_value", field: "values.style", row: 0, column: 0 },
    ]);
  });

  it("lets the template decide what it has fixed, and says so to whoever would override it", () => {
    const fixed = productShot();
    fixed.parameters.quality = { mode: "fixed", value: "high" };
    const asked = checkPlan({ content: fixed, fragments: [] }, plan(), world(flare));
    expect(asked.problems).toMatchObject([{ code: "prompt_override_refused" }]);
    const columns = [{ connectionId: "con", model: flare, quality: null }];
    const left = checkPlan({ content: fixed, fragments: [] }, plan({ columns }), world(flare));
    expect(left.blockedCells).toBe(0);
    expect(left.likely).toBeGreaterThan(checkPlan(source, plan(), world(flare)).likely);
  });
});

describe("the limits of a plan", () => {
  it("say by how much and what to take out", () => {
    const check = checkPlan(source, plan(), world(flare));
    expect(refuseCost(check, { maxPictures: 10 }, null)).toEqual({
      code: "matrix_over_pictures",
      params: { pictures: 12, max: 10, over: 2, rows: 2 },
    });
    expect(refuseCost(check, { maxPictures: 12 }, check.likely)).toBeNull();
    const over = refuseCost(check, { maxPictures: null }, (check.likely * 10n) / 12n);
    expect(over).toMatchObject({ code: "matrix_over_cap", params: { rows: 2 } });
  });

  it("hold before anything is filled in: a thousand cells, and no more", () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ label: "", values: {} }));
    const columns = plan().columns;
    expect(refuseSize({ rows: rows(maxCells), columns })).toBeNull();
    expect(refuseSize({ rows: rows(maxCells + 7), columns })).toMatchObject({
      code: "matrix_cells_too_many",
      params: { over: 7, rows: 7 },
    });
    expect(refuseSize({ rows: [], columns })).toMatchObject({ code: "matrix_empty" });
    expect(
      refuseSize({ rows: rows(1), columns: Array.from({ length: 61 }, () => columns[0] ?? never()) }),
    ).toMatchObject({ code: "matrix_columns_too_many" });
  });

  it("keep a cross product of any size from being made", () => {
    const values = Array.from({ length: 500 }, (_, index) => `v${index}`);
    const huge = ["a", "b", "c"].map((name) => ({ name, values }));
    expect(crossRows(huge, maxCells + 1)).toHaveLength(maxCells + 1);
    expect(crossCount(huge)).toBe(125_000_000);
  });
});

const never = () => {
  throw new Error("no column");
};

function parametersOf() {
  const { parameters } = productShot();
  const value = <Value>(rule: { mode: string; value?: Value }) => rule.value as Value;
  return {
    size: value(parameters.size),
    background: value(parameters.background),
    outputFormat: value(parameters.outputFormat),
    compression: value(parameters.compression),
    moderation: value(parameters.moderation),
    inputFidelity: value(parameters.inputFidelity),
  };
}
