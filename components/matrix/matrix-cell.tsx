"use client";

import { Ban, CircleHelp, CircleStop, RotateCcw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { useSecondsTo } from "#components/matrix/use-seconds-to.ts";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { openViewer } from "#components/viewer/open-viewer.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { MatrixCellView } from "#lib/matrices/view.ts";
import { isRetryable } from "#lib/matrix-plan/cell-of-run.ts";
import type { ImageView } from "#lib/runs/view.ts";

type MatrixCellProps = {
  cell: MatrixCellView;
  /** Heads of its row and column, for names. */
  row: string;
  column: string;
  skewMs: number;
  retry: (cell: MatrixCellView) => void;
};

/** A cell of the grid: its pictures, or what is going on, or why there is none and what can be done. */
export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const { cell, row, column, skewMs } = props;
  const isOpen = cell.state === "waiting" || cell.state === "running";
  return (
    <div data-cell={cell.state} className="flex w-40 flex-col gap-1 text-sm">
      <Pictures images={cell.images} row={row} column={column} />
      {isOpen && <Progress cell={cell} skewMs={skewMs} isAlone={cell.images.length === 0} />}
      {!isOpen && cell.state !== "succeeded" && <Failure {...props} />}
    </div>
  );
});

type PicturesProps = { images: readonly ImageView[]; row: string; column: string };

function Pictures({ images, row, column }: PicturesProps) {
  const t = useTranslations("matrix.grid.cell");
  const nameOf = (index: number) =>
    images.length === 1 ? t("picture", { row, column }) : t("pictureOf", { row, column, number: index + 1 });
  return (
    images.length > 0 && (
      <div className={images.length > 1 ? "grid grid-cols-2 gap-1" : ""}>
        {images.map((image, index) => (
          <button
            key={image.id}
            type="button"
            data-picture={image.id}
            aria-label={t("open", { name: nameOf(index) })}
            onClick={() => openViewer({ image, prompt: null, preview: `/blobs/${image.sha256}?w=256` })}
            className="block w-full cursor-zoom-in overflow-hidden rounded-picture bg-control"
          >
            <img
              src={`/blobs/${image.sha256}?w=256`}
              alt=""
              loading="lazy"
              decoding="async"
              width={160}
              height={160}
              className="aspect-square w-full object-contain"
            />
          </button>
        ))}
      </div>
    )
  );
}

type ProgressProps = { cell: MatrixCellView; skewMs: number; isAlone: boolean };

function Progress({ cell, skewMs, isAlone }: ProgressProps) {
  const words = useProgressWords(cell, skewMs);
  const isWaiting = cell.state === "waiting" || cell.inBatch;
  return (
    <div
      className={
        isAlone
          ? "relative flex aspect-square w-full flex-col items-center justify-center gap-2 overflow-hidden rounded-picture bg-control p-2 text-center text-muted"
          : "flex items-center gap-1.5 text-muted"
      }
    >
      {isAlone && cell.partialUrl && (
        <img src={cell.partialUrl} alt="" className="absolute inset-0 size-full object-contain" />
      )}
      {!isWaiting && <Spinner className="size-4 shrink-0" />}
      <span
        className={isAlone && cell.partialUrl ? "relative rounded-control bg-scrim px-1.5 text-on-scrim" : ""}
      >
        {words}
      </span>
    </div>
  );
}

function useProgressWords(cell: MatrixCellView, skewMs: number): string {
  const t = useTranslations("matrix.grid.cell");
  const seconds = useSecondsTo(cell.retryAt, skewMs);
  if (cell.state === "waiting") return t("waiting");
  if (cell.inBatch) return t("batch");
  if (seconds !== null) return t("retrying", { seconds });
  return cell.count > 1 ? t("runningOf", { done: cell.done, count: cell.count }) : t("running");
}

const icons = {
  failed: TriangleAlert,
  refused: Ban,
  cancelled: CircleStop,
  unknown: CircleHelp,
  partial: TriangleAlert,
};

function Failure({ cell, row, column, retry }: MatrixCellProps) {
  const t = useTranslations("matrix.grid.cell");
  const errors = useTranslations("errors");
  const { state, error, images } = cell;
  if (state === "waiting" || state === "running" || state === "succeeded") return null;
  const Icon = icons[state];
  const text = error && state !== "cancelled" ? errorText(errors, error) : null;
  const words =
    state === "partial"
      ? t("partial", { done: images.length, count: images.length + missing(cell) })
      : t(state);
  return (
    <div className="flex min-h-24 flex-col gap-1 rounded-picture border border-line bg-surface p-2">
      <p className="flex items-start gap-1.5">
        <Icon aria-hidden="true" className="mt-[0.2em] size-3.5 shrink-0 text-muted" />
        <span className="font-semibold">{words}</span>
      </p>
      {text && <p className="line-clamp-4">{text.title}</p>}
      {isRetryable(cell, true) && (
        <Button
          className="mt-auto self-start"
          icon={<RotateCcw aria-hidden="true" className="size-3.5" />}
          aria-label={t("retryName", { row, column })}
          onClick={() => retry(cell)}
        >
          {t(state === "unknown" ? "retryUnknown" : "retry")}
        </Button>
      )}
    </div>
  );
}

const missing = ({ count, done }: MatrixCellView) => Math.max(1, count - done);
