"use client";

import { Square, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useShallow } from "zustand/react/shallow";
import { useEditor } from "#components/editor/editor-context.tsx";
import { usePlayground, useRuns } from "#components/playground/playground-context.tsx";
import { easedProgress } from "#components/playground/results/eased-progress.ts";
import { FadingPicture } from "#components/playground/results/fading-picture.tsx";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { useNow } from "#components/playground/use-now.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { tip } from "#components/ui/tip.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { type JobView, openJobStates, type RunView } from "#lib/runs/view.ts";

const isOpen = ({ state }: JobView): boolean => (openJobStates as readonly string[]).includes(state);

/** The edits of this picture that are being drawn, newest first, and the newest one when it failed. */
export function RunProgress() {
  const { source } = useEditor();
  const runs = useRuns(
    useShallow((state) => {
      const own = state.entries.map(({ run }) => run).filter(({ edit }) => edit?.sourceId === source.id);
      return own.filter((run) => run.state === "running" || run === own.at(-1)).reverse();
    }),
  );
  return runs.map((run) =>
    run.state === "running" ? <Running key={run.id} run={run} /> : <Failures key={run.id} run={run} />,
  );
}

function Running({ run }: { run: RunView }) {
  const t = useTranslations("editor");
  const p = useTranslations("playground");
  const deeds = useDeeds();
  const { edit } = useEditor();
  const plan = edit.getState().plan;
  const ratio = plan ? plan.modelSize.width / plan.modelSize.height : 1;
  const isStopping = run.jobs.every(({ stopping }) => stopping);
  return (
    <section aria-label={t("progress.title")} aria-busy="true" className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate text-sm">{run.prompt}</p>
        {!isStopping && (
          <Button
            icon={<Square aria-hidden="true" className="size-3.5 fill-current" />}
            onClick={() => void deeds.stop(run)}
            {...tip(p("run.stopHint"), "Mod+Shift+.")}
          >
            {p("run.stop")}
          </Button>
        )}
      </div>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2">
        {run.jobs.map((job) => (
          <li
            key={job.id}
            style={{ aspectRatio: ratio }}
            className="relative overflow-hidden rounded-picture bg-control"
          >
            <FadingPicture source={pictureOf(run, job)} checker={false} isPreview={isOpen(job)} />
            {isOpen(job) && <Pending run={run} job={job} />}
          </li>
        ))}
      </ol>
      <Failures run={run} />
    </section>
  );
}

const pictureOf = (run: RunView, job: JobView): string | null =>
  run.images.find(({ jobId }) => jobId === job.id)?.thumbUrl ?? job.partial?.url ?? null;

function Pending({ run, job }: { run: RunView; job: JobView }) {
  const p = useTranslations("playground");
  const { skewMs } = usePlayground();
  const now = useNow(true);
  const begun = Date.parse(job.startedAt ?? run.createdAt);
  const elapsed = Math.max(0, (now ?? Date.now() + skewMs) - begun);
  const seconds = Math.floor(elapsed / 1000);
  const usual = run.medianMs === null ? null : Math.max(1, Math.round(run.medianMs / 1000));
  const time = usual === null ? p("tile.elapsed", { seconds }) : p("tile.elapsedOf", { seconds, usual });
  return (
    <div className="absolute inset-x-0 bottom-0">
      <p className="tabular flex items-center gap-1.5 bg-scrim px-1.5 py-0.5 text-on-scrim text-xs">
        <Spinner className="size-3 shrink-0" />
        <span className="truncate">{job.stopping ? p("run.stopping") : time}</span>
      </p>
      {run.medianMs !== null && (
        <Progress
          label={p("tile.progress", { number: job.index + 1, count: run.count })}
          value={job.startedAt === null ? 0 : easedProgress(elapsed, run.medianMs)}
          text={time}
          className="rounded-none!"
        />
      )}
    </div>
  );
}

/** Why pictures did not come, and what was charged for them. */
function Failures({ run }: { run: RunView }) {
  const p = useTranslations("playground");
  const errors = useTranslations("errors");
  const money = useMoney();
  const failed = run.jobs.filter(({ error, state }) => error && state !== "cancelled" && state !== "queued");
  return failed.map((job) => {
    const { title, next } = errorText(errors, job.error ?? { code: "internal", params: {} });
    const charged =
      job.charge === "none" ? p("charge.none") : p(`charge.${job.charge}`, { amount: money(job.chargeNano) });
    return (
      <p
        key={job.id}
        className="flex items-start gap-1.5 rounded-control bg-danger-soft px-2.5 py-1.5 text-sm"
      >
        <TriangleAlert aria-hidden="true" className="mt-[0.2em] size-3.5 shrink-0 text-danger-ink" />
        <span>
          {title} {charged} {next}
        </span>
      </p>
    );
  });
}
