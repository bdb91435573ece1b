"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo, useId } from "react";
import { useRuns } from "#components/playground/playground-context.tsx";
import { RunActions } from "#components/playground/results/run-actions.tsx";
import { RunFacts } from "#components/playground/results/run-facts.tsx";
import { RunPrompt } from "#components/playground/results/run-prompt.tsx";
import { Tile } from "#components/playground/results/tile.tsx";
import type { RunEntry } from "#components/playground/run-store.ts";
import type { ImageView, JobView, RunView } from "#lib/runs/view.ts";

/** A run: what was asked, what it costs, and its pictures in order. */
export const RunCard = memo(function RunCard({ entry }: { entry: RunEntry }) {
  const t = useTranslations("playground");
  const locale = useLocale();
  const { run, local } = entry;
  const headingId = useId();
  const hidden = useRuns((state) => state.hidden);
  const tiles = tilesOf(run, hidden);
  return (
    <article
      aria-labelledby={headingId}
      aria-busy={run.state === "running"}
      data-run={run.id}
      data-shortcut-scope="run"
      className="flex flex-col gap-2"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <RunPrompt id={headingId} prompt={run.prompt} locale={locale} />
          <RunFacts run={run} />
        </div>
        <RunActions run={run} local={local} />
      </div>
      {tiles.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label={t("run.pictures", { count: tiles.length })}>
          {tiles.map(({ job, image }) => (
            <Tile key={job.index} run={run} job={job} image={image} />
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">{t("run.empty")}</p>
      )}
    </article>
  );
});

/** One tile a job; a job whose picture was deleted has none. */
function tilesOf(run: RunView, hidden: ReadonlySet<string>): { job: JobView; image: ImageView | null }[] {
  return run.jobs.flatMap((job) => {
    const image = run.images.find(({ jobId }) => jobId === job.id) ?? null;
    if (image && hidden.has(image.id)) return [];
    return job.state === "succeeded" && !image ? [] : [{ job, image }];
  });
}
