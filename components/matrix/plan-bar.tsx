"use client";

import { useTranslations } from "next-intl";
import type { Reckoned } from "#components/matrix/use-plan.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Button } from "#components/ui/button.tsx";
import { errorText } from "#lib/i18n/error-text.ts";
import type { PlanProblem } from "#lib/matrix-plan/check-plan.ts";

type PlanBarProps = {
  reckoned: Reckoned;
  /** Something typed can't be read, or cells of a CSV don't fit. */
  isHindered: boolean;
  busy: boolean;
  problem: string | null;
  start: () => void;
};

const mostShown = 3;

/** What it comes to, what stands against it, and the one button. */
export function PlanBar({ reckoned, isHindered, busy, problem, start }: PlanBarProps) {
  const t = useTranslations("matrix.new");
  const money = useMoney();
  const { check, refusal, isCurrent } = reckoned;
  const isReady = check !== null && check.blockedCells === 0 && refusal === null && !isHindered && isCurrent;
  const price = check ? money(check.likely) : "";
  return (
    <section className="floating flex flex-col gap-2 rounded-card p-3">
      <Reasons reckoned={reckoned} />
      {problem && (
        <p role="alert" className="text-danger-ink text-sm">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="tabular min-w-0 flex-1">
          <Summary reckoned={reckoned} />
        </p>
        <Button
          variant="primary"
          busy={busy}
          aria-disabled={!isReady || undefined}
          onClick={() => isReady && start()}
        >
          {check && check.pictures > 0 ? t("start", { pictures: check.pictures, price }) : t("startBare")}
        </Button>
      </div>
    </section>
  );
}

function Summary({ reckoned: { plan, form, check } }: Pick<PlanBarProps, "reckoned">) {
  const t = useTranslations("matrix.new");
  const money = useMoney();
  const [rows, columns] = [form.rowCount, plan.columns.length];
  const size = { rows, columns, cells: rows * columns };
  if (!check) return t("summarySize", size);
  const words = t("summary", { ...size, pictures: check.pictures, price: money(check.likely) });
  return plan.batch ? `${words} · ${t("summaryBatch")}` : words;
}

function Reasons({ reckoned: { plan, check, refusal } }: Pick<PlanBarProps, "reckoned">) {
  const t = useTranslations("matrix.new");
  const errors = useTranslations("errors");
  if (refusal) {
    const { title, next } = errorText(errors, refusal);
    return (
      <p role="status" className="text-sm text-warning-ink">
        {title} {next}
      </p>
    );
  }
  if (!check || check.blockedCells === 0) return null;
  const where = ({ row, column }: PlanProblem) => {
    const { model = "", quality = null } = plan.columns[column] ?? {};
    return t("where", {
      row: plan.rows[row]?.label ?? "",
      column: quality ? `${model} · ${quality}` : model,
    });
  };
  return (
    <div role="status" className="text-sm text-warning-ink">
      <p>{t("blocked", { cells: check.blockedCells })}</p>
      <ul>
        {check.problems.slice(0, mostShown).map((problem) => {
          const { title, next } = errorText(errors, problem);
          return (
            <li key={`${problem.row} ${problem.column} ${problem.code}`}>
              <span className="text-muted">{where(problem)}</span> {title} {next}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
