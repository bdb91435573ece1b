import { useDeferredValue, useEffect, useMemo, useState } from "react";
import {
  capOf,
  type FormPlan,
  keyOf,
  type MatrixForm,
  planOfForm,
  wholeOf,
} from "#components/matrix/matrix-form.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { type MatrixPlan, type MatrixSource, maxCells, maxPlanLength } from "#lib/matrices/view.ts";
import type { checkPlan as CheckPlan, PlanCheck } from "#lib/matrix-plan/check-plan.ts";
import { type PlanRefusal, refuseCost, refuseSize } from "#lib/matrix-plan/plan-refusal.ts";

/** What the form comes to. `isCurrent` false: still being reckoned. */
export type Reckoned = {
  isCurrent: boolean;
  plan: MatrixPlan;
  form: FormPlan;
  check: PlanCheck | null;
  refusal: PlanRefusal | null;
  cap: bigint | null;
};

/** Plan, price and refusal of a form, by the very rules the studio holds it against. Typing never waits for them. */
export function usePlan(source: MatrixSource, models: readonly ModelChoice[], form: MatrixForm): Reckoned {
  const late = useDeferredValue(form);
  const checkPlan = useCheckPlan();
  const deployments = useMemo(
    () => new Map(models.map((model) => [keyOf(model), { profile: model.profile, price: model.price }])),
    [models],
  );
  const reckoned = useMemo(() => {
    const planned = planOfForm(source.content, late);
    const { plan, rowCount } = planned;
    const cap = capOf(late.cap) ?? null;
    const sizes = new Map(
      Object.values(late.slots).flatMap((images) => images.map((one) => [one.id, one] as const)),
    );
    const tooMany = sizeRefusal(plan, rowCount);
    if (tooMany || !checkPlan) return { plan, form: planned, check: null, refusal: tooMany, cap };
    const check = checkPlan(source, plan, { deployments, sizes, today: new Date() });
    const refusal = check.blockedCells > 0 ? null : (refuseCost(check, plan, cap) ?? lengthRefusal(plan));
    return { plan, form: planned, check, refusal, cap };
  }, [source, deployments, late, checkPlan]);
  return { ...reckoned, isCurrent: late === form && checkPlan !== null };
}

/** Filling and pricing weigh as much as the rest of the page, so they come after it. */
function useCheckPlan(): typeof CheckPlan | null {
  const [check, setCheck] = useState<typeof CheckPlan | null>(null);
  useEffect(() => {
    void import("#lib/matrix-plan/check-plan.ts").then((module) => setCheck(() => module.checkPlan));
  }, []);
  return check;
}

/** The rows of a large product are not made; they are counted all the same. */
function sizeRefusal(plan: MatrixPlan, rowCount: number): PlanRefusal | null {
  const columns = Math.max(1, plan.columns.length);
  if (rowCount * columns <= maxCells || plan.columns.length === 0) return refuseSize(plan);
  const cells = rowCount * columns;
  const params = {
    cells,
    max: maxCells,
    over: cells - maxCells,
    rows: rowCount - Math.floor(maxCells / columns),
  };
  return { code: "matrix_cells_too_many", params };
}

const lengthRefusal = (plan: MatrixPlan): PlanRefusal | null =>
  JSON.stringify(plan).length > maxPlanLength ? { code: "matrix_plan_too_large", params: {} } : null;

/** Whether a form holds something that can't be read. */
export const isUnreadable = (form: MatrixForm): boolean =>
  capOf(form.cap) === undefined || (form.maxPictures.trim() !== "" && wholeOf(form.maxPictures) === null);
