"use client";

import { useTranslations } from "next-intl";
import { useRuns } from "#components/playground/playground-context.tsx";
import { focusNewest } from "#components/playground/results/show-newest.ts";
import { countRunning } from "#components/playground/run-store.ts";
import { Spinner } from "#components/ui/spinner.tsx";

/** How many runs are being drawn; leads to the newest. */
export function Tray() {
  const t = useTranslations("playground");
  const running = useRuns(countRunning);
  if (running === 0) return null;
  return (
    <button
      type="button"
      onClick={focusNewest}
      className="inline-flex min-h-control items-center gap-1.5 rounded-control px-2 text-sm hover:bg-control"
    >
      <Spinner className="size-3.5" />
      {t("tray", { count: running })}
    </button>
  );
}
