"use client";

import { lazy, Suspense } from "react";
import type { EditorActions } from "#components/editor/editor-actions.ts";
import { EditorFrame } from "#components/editor/editor-frame.tsx";
import type { OpeningFailure } from "#components/editor/opening/open-picture.ts";
import { OpeningNote, OpeningRefused } from "#components/editor/opening/opening-note.tsx";
import { areFacts, useOpening } from "#components/editor/opening/use-opening.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { EditRun, SourceFacts } from "#lib/edits/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

const Workbench = lazy(() =>
  import("#components/editor/workbench.tsx").then(({ Workbench }) => ({ default: Workbench })),
);

export type EditorProps = {
  source: ImageView;
  /** What the picture is called: its own name, or the prompt it came from. */
  name: string;
  /** What the service says of it, or why it cannot be edited. */
  facts: SourceFacts | OpeningFailure;
  models: readonly ModelChoice[];
  /** What one gets without choosing. */
  standard: { connectionId: string; model: string };
  /** The edit to open again, with its mask, prompt and settings. */
  reopened: EditRun | null;
  /** Runs of this picture, newest first, and the number of the last event they take in. */
  first: { runs: EditRun["run"][]; after: number };
  actions: EditorActions;
  serverNow: number;
  openaiBaseUrl: string;
};

/** Where a part of a picture is changed. The frame stands at once; tools and canvas come with the picture. */
export function Editor(props: EditorProps) {
  const { source, name, facts } = props;
  const opening = useOpening(source, facts);
  const waiting = (
    <EditorFrame name={name} panel={null}>
      {() =>
        opening.phase === "refused" ? (
          <OpeningRefused failure={opening.failure} retry={opening.retry} />
        ) : (
          <OpeningNote
            thumbUrl={source.thumbUrl}
            progress={opening.phase === "loading" ? opening.progress : 1}
          />
        )
      }
    </EditorFrame>
  );
  if (opening.phase !== "open" || !areFacts(facts)) return waiting;
  return (
    <Suspense fallback={waiting}>
      <Workbench {...props} facts={facts} bitmap={opening.bitmap} />
    </Suspense>
  );
}
