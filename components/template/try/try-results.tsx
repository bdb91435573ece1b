"use client";

import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRuns } from "#components/playground/playground-context.tsx";
import { RunFacts } from "#components/playground/results/run-facts.tsx";
import { Tile } from "#components/playground/results/tile.tsx";
import type { RunEntry } from "#components/playground/run-store.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { Button } from "#components/ui/button.tsx";

/** What the form has drawn, newest first. */
export function TryResults() {
  const t = useTranslations("template");
  const entries = useRuns((state) => state.entries);
  const hidden = useRuns((state) => state.hidden);
  const shown = entries.filter(({ run }) => !hidden.has(run.id)).toReversed();
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("results.title")} className="flex flex-col gap-4">
      <h3 className="text-muted text-sm">{t("results.title")}</h3>
      {shown.map((entry) => (
        <Result key={entry.key} entry={entry} />
      ))}
    </section>
  );
}

function Result({ entry: { run, local } }: { entry: RunEntry }) {
  const t = useTranslations("template");
  const p = useTranslations("playground");
  const deeds = useDeeds();
  const hidden = useRuns((state) => state.hidden);
  const isStopping = run.jobs.some(({ stopping }) => stopping);
  const tiles = run.jobs.flatMap((job) => {
    const image = run.images.find(({ jobId }) => jobId === job.id) ?? null;
    if (image && hidden.has(image.id)) return [];
    return job.state === "succeeded" && !image ? [] : [{ job, image }];
  });
  return (
    <article
      aria-label={run.prompt.slice(0, 80)}
      aria-busy={run.state === "running"}
      data-run={run.id}
      className="flex flex-col gap-2"
    >
      <div className="flex items-start justify-between gap-2">
        <RunFacts run={run} />
        {run.state === "running" && !local && (
          <Button
            icon={<Square aria-hidden="true" className="size-3.5 fill-current" />}
            aria-disabled={isStopping || undefined}
            onClick={isStopping ? undefined : () => void deeds.stop(run)}
          >
            {p(isStopping ? "run.stopping" : "run.stop")}
          </Button>
        )}
      </div>
      {tiles.length > 0 ? (
        <ul aria-label={t("results.pictures")} className="flex flex-wrap gap-2">
          {tiles.map(({ job, image }) => (
            <Tile key={job.index} run={run} job={job} image={image} />
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">{p("run.empty")}</p>
      )}
    </article>
  );
}
