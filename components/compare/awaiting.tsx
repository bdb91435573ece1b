"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CompareActions } from "#components/compare/compare-context.tsx";
import type { CompareSettings } from "#components/compare/compare-store.ts";
import { addressOf } from "#components/compare/compare-url.ts";
import { browserStreams } from "#components/events/browser-streams.ts";
import { openSharedStream } from "#components/events/shared-stream.ts";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { fewestCompared } from "#lib/compare/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { RunView } from "#lib/runs/view.ts";

type AwaitingProps = {
  runs: readonly RunView[];
  /** The event to go on from. */
  after: number;
  settings: CompareSettings;
  actions: Pick<CompareActions, "stopRun">;
};

const isOpen = ({ state }: RunView) => state === "running";

/** Runs that were started to be compared, until their pictures are there. */
export function Awaiting({ runs: first, after, settings, actions }: AwaitingProps) {
  const t = useTranslations("compare");
  const router = useRouter();
  const runs = useRunsOf(first, after);
  const open = runs.filter(isOpen).length;
  const imageIds = runs.flatMap(({ images }) => images[0]?.id ?? []);
  const isReady = open === 0 && imageIds.length >= fewestCompared;
  const address = addressOf(imageIds, settings);
  useEffect(() => {
    if (!isReady) return;
    announce(t("awaiting.ready"));
    router.replace(address);
  }, [isReady, address, router, t]);
  return (
    <StudioFrame title={t("title")}>
      <div className="flex items-center justify-between gap-2 border-line border-b px-4 py-2">
        <p role="status">
          {open > 0 ? t("awaiting.drawing", { open, count: runs.length }) : t("awaiting.over")}
        </p>
        {open > 0 ? (
          <Button
            onClick={() => {
              for (const run of runs.filter(isOpen)) void actions.stopRun({ runId: run.id });
            }}
          >
            {t("awaiting.stop")}
          </Button>
        ) : (
          <a href="/" className={buttonClass()}>
            {t("awaiting.playground")}
          </a>
        )}
      </div>
      <section
        aria-label={t("pictures")}
        aria-busy={open > 0}
        className="grid flex-1 grid-cols-2 gap-3 p-3 max-sm:grid-cols-1 lg:grid-flow-col lg:auto-cols-fr lg:grid-cols-none"
      >
        {runs.map((run) => (
          <Awaited key={run.id} run={run} />
        ))}
      </section>
    </StudioFrame>
  );
}

function Awaited({ run }: { run: RunView }) {
  const t = useTranslations("compare");
  const m = useTranslations("models");
  const errors = useTranslations("errors");
  const [job] = run.jobs;
  const [image] = run.images;
  const shown = image ? `${image.url}?w=1024` : job?.partial?.url;
  const failure = job?.error && !isOpen(run) ? errorText(errors, job.error) : null;
  return (
    <article className="flex min-w-0 flex-col gap-1.5">
      <div className="relative grid min-h-[16rem] flex-1 place-items-center overflow-hidden rounded-picture bg-control">
        {shown && <img src={shown} alt="" className="absolute inset-0 size-full object-contain" />}
        {!shown && isOpen(run) && <Spinner />}
        {failure && (
          <div className="max-w-[40ch] p-4 text-sm">
            <p className="font-semibold">{failure.title}</p>
            <p className="text-muted">{failure.next}</p>
          </div>
        )}
        {!failure && !isOpen(run) && !image && <p className="text-muted text-sm">{t("awaiting.none")}</p>}
      </div>
      <h2 className="text-base">{run.model}</h2>
      <p className="line-clamp-2 text-muted text-sm">
        {m(`quality.${run.parameters.quality}`)} · {run.prompt}
      </p>
    </article>
  );
}

/** These runs as they are now. */
function useRunsOf(first: readonly RunView[], after: number): readonly RunView[] {
  const router = useRouter();
  const [runs, setRuns] = useState(first);
  useEffect(() => setRuns(first), [first]);
  useEffect(() => {
    const stream = openSharedStream({
      after,
      platform: browserStreams(),
      onEvent(event) {
        if (event.type !== "run") return;
        setRuns((known) => known.map((run) => (run.id === event.run.id ? event.run : run)));
      },
      onState: () => {},
      // The page comes anew, with a number to go on from.
      onReset: () => router.refresh(),
    });
    addEventListener("online", stream.catchUp);
    return () => {
      removeEventListener("online", stream.catchUp);
      stream.close();
    };
  }, [after, router]);
  return runs;
}
