"use client";

import clsx from "clsx";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CropThumb } from "#components/editor/results/crop-thumb.tsx";
import type { Tile } from "#components/editor/results/tiles.ts";
import { useEdge } from "#components/editor/results/use-results.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { easedProgress } from "#components/playground/results/eased-progress.ts";
import { FadingPicture } from "#components/playground/results/fading-picture.tsx";
import { useNow } from "#components/playground/use-now.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { tip } from "#components/ui/tip.ts";
import type { EditResultView, EditView } from "#lib/edits/view.ts";
import type { JobView, RunView } from "#lib/runs/view.ts";

type TileFrameProps = {
  name: string;
  /** In the corner. */
  mark: number | null;
  group: string;
  checked: boolean;
  choose: () => void;
  remove?: () => void;
  children: ReactNode;
};

/** A native radio that looks like a picture: arrows walk, clicks choose, Delete rejects. */
export function TileFrame({ name, mark, group, checked, choose, remove, children }: TileFrameProps) {
  return (
    <label
      {...tip(name)}
      className={clsx(
        "relative isolate size-14 shrink-0 cursor-pointer overflow-hidden rounded-picture bg-control outline-offset-2",
        "has-focus-visible:outline-2 has-focus-visible:outline-ring",
        checked
          ? "forced-selected shadow-[0_0_0_2px_var(--surface),0_0_0_4px_var(--accent)]"
          : "hover:opacity-85",
      )}
    >
      {children}
      {mark !== null && (
        <span
          aria-hidden="true"
          className="tabular absolute bottom-0 left-0 flex h-5 min-w-5 items-center justify-center rounded-tr-[4px] bg-scrim px-1 text-on-scrim text-xs"
        >
          {mark}
        </span>
      )}
      <input
        type="radio"
        name={group}
        checked={checked}
        aria-label={name}
        onChange={choose}
        onKeyDown={(event) => {
          if (event.key === "Escape") choose();
          if (event.key === "Delete" && remove) {
            event.preventDefault();
            remove();
          }
        }}
        className="absolute inset-0 m-0 cursor-[inherit] appearance-none outline-none"
      />
    </label>
  );
}

/** What is seen of a tile before one looks at it. */
export function TileFace({ tile, edit, run }: { tile: Tile; edit: EditView | null; run: RunView | null }) {
  if (tile.kind === "result") return edit && <ResultFace edit={edit} result={tile.result} />;
  if (tile.kind === "missed") return <FailedMark />;
  return run && <Drawing run={run} job={tile.job} />;
}

const FailedMark = () => (
  <span className="absolute inset-0 grid place-items-center bg-danger-soft text-danger-ink">
    <TriangleAlert aria-hidden="true" className="size-5" />
  </span>
);

function ResultFace({ edit, result }: { edit: EditView; result: EditResultView }) {
  const { isTried } = useEdge(result);
  if (result.state === "failed") return <FailedMark />;
  if (result.composite) {
    return (
      <>
        <CropThumb image={result.composite} part={edit.plan.crop} />
        {isTried && <span className="absolute top-1 right-1 size-2 rounded-full bg-accent" />}
      </>
    );
  }
  const { width, height } = result.raw;
  return (
    <>
      <CropThumb image={result.raw} part={{ x: 0, y: 0, width, height }} />
      {result.state === "pending" && (
        <span className="absolute inset-0 grid place-items-center bg-scrim text-on-scrim">
          <Spinner />
        </span>
      )}
    </>
  );
}

function Drawing({ run, job }: { run: RunView; job: JobView }) {
  const p = useTranslations("playground");
  const { skewMs } = usePlayground();
  const now = useNow(true);
  const begun = Date.parse(job.startedAt ?? run.createdAt);
  const elapsed = Math.max(0, (now ?? Date.now() + skewMs) - begun);
  return (
    <>
      <FadingPicture source={job.partial?.url ?? null} checker={false} isPreview />
      <span className="absolute top-1 right-1 rounded-full bg-scrim p-0.5 text-on-scrim">
        <Spinner className="size-3" />
      </span>
      {run.medianMs !== null && (
        <Progress
          label={p("tile.progress", { number: job.index + 1, count: run.count })}
          value={job.startedAt === null ? 0 : easedProgress(elapsed, run.medianMs)}
          text={p("tile.elapsed", { seconds: Math.floor(elapsed / 1000) })}
          className="absolute! inset-x-0 top-0 rounded-none!"
        />
      )}
    </>
  );
}
