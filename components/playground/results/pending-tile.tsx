"use client";

import { useTranslations } from "next-intl";
import { useRuns } from "#components/playground/playground-context.tsx";
import { easedProgress } from "#components/playground/results/eased-progress.ts";
import { useNow } from "#components/playground/use-now.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { JobView, RunView } from "#lib/runs/view.ts";

/** A picture on its way: what is going on, for how long, and how long such pictures take. */
export function PendingTile({ run, job }: { run: RunView; job: JobView }) {
  const t = useTranslations("playground");
  const now = useNow(true);
  const words = useStateWords(job, now);
  const begun = Date.parse(job.startedAt ?? run.createdAt);
  const elapsed = now === null ? 0 : Math.max(0, now - begun);
  const seconds = Math.floor(elapsed / 1000);
  const usual = run.medianMs === null ? null : Math.max(1, Math.round(run.medianMs / 1000));
  const time = usual === null ? t("tile.elapsed", { seconds }) : t("tile.elapsedOf", { seconds, usual });
  return (
    <div className="absolute inset-0 flex flex-col justify-end">
      <div className="flex items-center gap-1.5 bg-scrim px-2 py-1 text-on-scrim text-xs">
        <Spinner className="size-3 shrink-0" />
        <span className="line-clamp-3 min-w-0 flex-1">{words}</span>
        <span className="tabular shrink-0">{now === null ? "" : time}</span>
      </div>
      {run.medianMs !== null && (
        <Progress
          label={t("tile.progress", { number: job.index + 1, count: run.count })}
          value={job.startedAt === null ? 0 : easedProgress(elapsed, run.medianMs)}
          text={`${words} ${time}`}
          className="rounded-none!"
        />
      )}
    </div>
  );
}

function useStateWords(job: JobView, now: number | null): string {
  const t = useTranslations("playground");
  const stream = useRuns((state) => state.stream);
  if (stream === "reconnecting") return t("tile.reconnecting");
  if (job.stopping) return t("tile.stopping");
  if (job.retryAt && job.state === "queued") {
    const left = now === null ? 0 : Math.max(0, Math.ceil((Date.parse(job.retryAt) - now) / 1000));
    return t("tile.retrying", { seconds: left });
  }
  if (job.state === "queued" || job.state === "claimed") return t("tile.waiting");
  if (job.state === "storing") return t("tile.storing");
  return t("tile.drawing");
}
