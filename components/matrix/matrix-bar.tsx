"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMoney } from "#components/playground/use-money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { MatrixView } from "#lib/matrices/view.ts";
import { isRetryable } from "#lib/matrix-plan/cell-of-run.ts";

const tones = { running: "accent", done: "success", stopped: "neutral" } as const;

type MatrixBarProps = {
  matrix: MatrixView;
  busy: boolean;
  stop: () => void;
  retryFailed: () => void;
  exportPictures: () => void;
};

/** How far it is, what it has cost, and what can be done with the whole. */
export function MatrixBar({ matrix, busy, stop, retryFailed, exportPictures }: MatrixBarProps) {
  const t = useTranslations("matrix.grid");
  const { id, cells, state, slug, version } = matrix;
  const retryable = cells.filter((cell) => isRetryable(cell)).length;
  const done = cells.filter((cell) => cell.state === "succeeded").length;
  const again = `/matrices/new?template=${encodeURIComponent(slug)}${version === null ? "" : `&version=${version}`}`;
  const save = (kind: "csv" | "png") => location.assign(`/api/v1/matrices/${id}.${kind}`);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
      <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      <div className="min-w-40 flex-1">
        <p className="tabular text-sm">
          {t("progress", { done, cells: cells.length })} · <Money matrix={matrix} />
        </p>
        {state === "running" && (
          <Progress
            label={t("progress", { done, cells: cells.length })}
            value={done / cells.length}
            className="mt-1"
          />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {retryable > 0 && (
          <Button variant={state === "running" ? "secondary" : "primary"} busy={busy} onClick={retryFailed}>
            {t(state === "stopped" ? "goOn" : "retryFailed", { count: retryable })}
          </Button>
        )}
        {state === "running" && (
          <Button busy={busy} onClick={stop}>
            {t("stop")}
          </Button>
        )}
        <Menu
          label={t("export")}
          placement={{ align: "end" }}
          items={[
            { id: "csv", label: t("csv"), run: () => save("csv") },
            { id: "zip", label: t("zip"), run: exportPictures },
            { id: "sheet", label: t("sheet"), run: () => save("png") },
          ]}
          trigger={(trigger) => (
            <Button {...trigger} icon={<Download aria-hidden="true" className="size-4" />}>
              {t("export")}
            </Button>
          )}
        />
        {slug && (
          <a href={again} className={buttonClass("ghost")}>
            {t("another")}
          </a>
        )}
      </div>
    </div>
  );
}

function Money({ matrix: { costNano, heldNano, estimateNano, capNano } }: Pick<MatrixBarProps, "matrix">) {
  const t = useTranslations("matrix.grid");
  const money = useMoney();
  const parts = [t("cost", { cost: money(costNano), estimate: money(estimateNano) })];
  if (heldNano !== "0") parts.push(t("held", { held: money(heldNano) }));
  if (capNano !== null) parts.push(t("cap", { cap: money(capNano) }));
  return parts.join(" · ");
}
