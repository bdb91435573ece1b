import type { ErrorCode, ErrorParams } from "#lib/errors.ts";
import { checkParameters } from "#lib/images/check-parameters.ts";
import type { Dimensions, DrawService } from "#lib/images/parameters.ts";
import type { MatrixColumn, MatrixPlan, MatrixRow } from "#lib/matrices/view.ts";
import { fillCell, type MatrixContent } from "#lib/matrix-plan/fill-cell.ts";
import type { ModelProfile, Price } from "#lib/models/profile.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { Filled } from "#lib/template/fill.ts";

/** A deployment as the plan needs it. */
export type PlannedDeployment = { profile: ModelProfile; price: Price | null };

export const deploymentKey = ({
  connectionId,
  model,
}: Pick<MatrixColumn, "connectionId" | "model">): string => `${connectionId}/${model}`;

/** What the plan is held against. `sizes`: of the pictures in its slots. */
export type PlanWorld = {
  deployments: ReadonlyMap<string, PlannedDeployment>;
  sizes: ReadonlyMap<string, Dimensions>;
  today: Date;
};

/** Why a cell can't be drawn. */
export type PlanProblem = {
  row: number;
  column: number;
  code: ErrorCode;
  params: ErrorParams;
  field: string | null;
};

/** What a plan comes to. Money in nano-dollars; rows and columns by what their cells cost. */
export type PlanCheck = {
  cells: number;
  pictures: number;
  /** The promise, and the most that is held back for it. */
  likely: bigint;
  atMost: bigint;
  approximate: boolean;
  rowCosts: bigint[];
  columnCosts: bigint[];
  /** The first of every kind, and how many cells have one. */
  problems: PlanProblem[];
  blockedCells: number;
};

/** Fills, checks and prices every cell by the rules of a run; the same before the click and behind it. */
export function checkPlan(source: MatrixContent, plan: MatrixPlan, world: PlanWorld): PlanCheck {
  const check: PlanCheck = {
    cells: plan.rows.length * plan.columns.length,
    pictures: 0,
    likely: 0n,
    atMost: 0n,
    approximate: false,
    rowCosts: plan.rows.map(() => 0n),
    columnCosts: plan.columns.map(() => 0n),
    problems: [],
    blockedCells: 0,
  };
  const seen = new Set<string>();
  for (const [row, each] of plan.rows.entries()) {
    for (const [column, one] of plan.columns.entries()) {
      const priced = priceCell(source, plan, each, one, world);
      if ("code" in priced) {
        check.blockedCells++;
        addProblem(check, seen, { ...priced, row, column });
        continue;
      }
      check.pictures += priced.count;
      check.likely += priced.likely;
      check.atMost += priced.atMost;
      check.approximate ||= priced.approximate;
      check.rowCosts[row] = (check.rowCosts[row] ?? 0n) + priced.likely;
      check.columnCosts[column] = (check.columnCosts[column] ?? 0n) + priced.likely;
    }
  }
  return check;
}

type CellProblem = Omit<PlanProblem, "row" | "column">;
type PricedCell = { count: number; likely: bigint; atMost: bigint; approximate: boolean };

/** One cell by the same rules. */
export function priceCell(
  source: MatrixContent,
  plan: MatrixPlan,
  row: MatrixRow,
  column: MatrixColumn,
  world: PlanWorld,
): CellProblem | PricedCell {
  const deployment = world.deployments.get(deploymentKey(column));
  const { model } = column;
  if (!deployment) return { code: "model_unknown", params: { model }, field: "model" };
  const result = fillCell(source, plan, row, column);
  if (!result.ok) {
    const [problem] = result.problems;
    return problem ?? { code: "internal", params: {}, field: null };
  }
  return priceFilled(result.filled, model, plan.batch ? "batch" : "standard", deployment, world);
}

function priceFilled(
  { prompt, parameters, count, references, mask }: Filled,
  model: string,
  service: DrawService,
  { profile, price }: PlannedDeployment,
  { sizes, today }: PlanWorld,
): CellProblem | PricedCell {
  const asked = { parameters, count, prompt, references: references.length, mask: mask !== null, today };
  const [finding] = checkParameters(profile, asked);
  if (finding) return finding;
  if (service === "batch" && !profile.batch)
    return { code: "batch_unsupported", params: { model }, field: "batch" };
  if (!price) return { code: "model_unpriced", params: { model }, field: "model" };
  const pictures = references.map((id) => sizes.get(id) ?? { width: 1024, height: 1024 });
  const request = { parameters, prompt, references: pictures, service };
  const whole = estimateCost(profile, price, { ...request, count });
  return { count, likely: whole.likely, atMost: whole.atMost, approximate: whole.approximate };
}

/** One sentence for the same fault of the same column or variable: a thousand alike are one. */
function addProblem(check: PlanCheck, seen: Set<string>, problem: PlanProblem): void {
  const key = JSON.stringify([problem.code, problem.field, problem.params]);
  if (seen.has(key) || check.problems.length >= 20) return;
  seen.add(key);
  check.problems.push(problem);
}
