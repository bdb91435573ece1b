"use client";

import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { CropThumb } from "#components/editor/results/crop-thumb.tsx";
import { shownOf } from "#components/editor/results/tiles.ts";
import { useResults, useStripRun } from "#components/editor/results/use-results.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { EditView } from "#lib/edits/view.ts";

/** Every edit made of this picture, newest first: its results on the strip, or all of it opened again. */
export function EarlierEdits() {
  const t = useTranslations("editor.results.earlier");
  const edits = useEdits();
  if (edits === null) return <Spinner />;
  if (edits === "failed") return <p className="text-sm">{t("failed")}</p>;
  if (edits.length === 0) return <p className="text-muted text-sm">{t("none")}</p>;
  return (
    <ul className="flex max-h-80 flex-col gap-1 overflow-y-auto">
      {edits.map((edit) => (
        <li key={edit.runId}>
          <EarlierEdit edit={edit} />
        </li>
      ))}
    </ul>
  );
}

function EarlierEdit({ edit }: { edit: EditView }) {
  const t = useTranslations("editor.results.earlier");
  const format = useFormatter();
  const { results, source } = useEditor();
  const router = useRouter();
  const isShown = useResults((state) => state.runId === edit.runId);
  const first = edit.results[0];
  const face = first ? shownOf(first) : null;
  const isWhole = first?.composite != null;
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        aria-pressed={isShown}
        onClick={() => {
          results.getState().follow(edit.runId);
        }}
        className="forced-edge flex min-w-0 flex-1 items-center gap-2 rounded-control p-1 text-start hover:bg-control aria-pressed:bg-accent-soft"
      >
        <span className="relative size-10 shrink-0 overflow-hidden rounded-picture bg-control">
          {face && (
            <CropThumb
              image={face}
              part={isWhole ? edit.plan.crop : { x: 0, y: 0, width: face.width, height: face.height }}
            />
          )}
        </span>
        <span className="flex min-w-0 flex-col text-sm leading-snug">
          <span className="truncate">{edit.draft.prompt}</span>
          <span className="tabular text-muted text-xs">
            {t("facts", {
              when: format.dateTime(new Date(edit.createdAt), { dateStyle: "short", timeStyle: "short" }),
              count: edit.results.length,
            })}
          </span>
        </span>
      </button>
      <IconButton
        label={t("reopen")}
        icon={<History aria-hidden="true" />}
        onClick={() => router.push(`/edit/${source.id}?run=${edit.runId}`)}
      />
    </div>
  );
}

/** Read anew whenever the edit on the strip has ended. */
function useEdits(): EditView[] | "failed" | null {
  const { source } = useEditor();
  const state = useStripRun()?.state ?? null;
  const [edits, setEdits] = useState<EditView[] | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state says when there is something new to read.
  useEffect(() => {
    const leaving = new AbortController();
    fetch(`/api/v1/images/${source.id}/edits`, { signal: leaving.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`${response.status} for edits`);
        setEdits((await response.json()) as EditView[]);
      })
      .catch(() => !leaving.signal.aborted && setEdits("failed"));
    return () => leaving.abort();
  }, [source, state]);
  return edits;
}
