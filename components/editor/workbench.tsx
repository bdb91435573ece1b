"use client";

import clsx from "clsx";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { CanvasFrame } from "#components/editor/canvas/canvas-frame.tsx";
import { useMaskAnnouncements } from "#components/editor/canvas/use-mask-announcements.ts";
import { focusToolbar } from "#components/editor/dock/roving-toolbar.tsx";
import { ToolDock } from "#components/editor/dock/tool-dock.tsx";
import { KeptEdit } from "#components/editor/draft/kept-edit.ts";
import { keepTools } from "#components/editor/draft/kept-tools.ts";
import type { EditorProps } from "#components/editor/editor.tsx";
import { type EditorParts, EditorProvider, useEditor } from "#components/editor/editor-context.tsx";
import { EditorFrame } from "#components/editor/editor-frame.tsx";
import { EditorOverlays } from "#components/editor/editor-overlays.tsx";
import { HistoryButtons } from "#components/editor/header/history-buttons.tsx";
import { PictureFacts } from "#components/editor/header/picture-facts.tsx";
import { ZoomMenu } from "#components/editor/header/zoom-menu.tsx";
import { EditorCommands } from "#components/editor/keys/editor-commands.tsx";
import { pressEditorKey, releaseEditorKey } from "#components/editor/keys/editor-keys.ts";
import { MarkupCommands } from "#components/editor/keys/markup-commands.tsx";
import { ResultsBar, ResultsStage } from "#components/editor/later-parts.ts";
import { useExtent } from "#components/editor/layers/use-extent.ts";
import { useLayerAnnouncements } from "#components/editor/layers/use-layer-announcements.ts";
import { KeptMarkup } from "#components/editor/markup/kept-markup.ts";
import { NarrowBar } from "#components/editor/narrow-bar.tsx";
import { makeParts } from "#components/editor/open-workbench.ts";
import { DifferenceNote } from "#components/editor/opening/difference-note.tsx";
import { SidePanel } from "#components/editor/panels/side-panel.tsx";
import { usePlan } from "#components/editor/prompt/use-plan.ts";
import { FollowResults } from "#components/editor/results/follow-results.ts";
import { pressResultsKey } from "#components/editor/results/results-keys.ts";
import { useResults } from "#components/editor/results/use-results.ts";
import { LiveRuns } from "#components/playground/live-runs.ts";
import {
  type PlaygroundParts,
  PlaygroundProvider,
  usePlayground,
} from "#components/playground/playground-context.tsx";
import { browserShelf } from "#components/playground/shelf.ts";
import type { SourceFacts } from "#lib/edits/view.ts";

const MarkedStage = lazy(() =>
  import("#components/editor/markup/marked-stage.tsx").then(({ MarkedStage }) => ({ default: MarkedStage })),
);

export type WorkbenchProps = EditorProps & { facts: SourceFacts; bitmap: ImageBitmap };

/** The editor with its picture open. */
export function Workbench(props: WorkbenchProps) {
  const made = useParts(props);
  if (!made) return null;
  return (
    <PlaygroundProvider value={made.playground}>
      <EditorProvider value={made.editor}>
        <Bench {...props} />
      </EditorProvider>
    </PlaygroundProvider>
  );
}

/** In an effect, since an engine holds a worker and a store: strict mode's rehearsal must close what it opened. */
function useParts(props: WorkbenchProps): { editor: EditorParts; playground: PlaygroundParts } | null {
  const [made, setMade] = useState<{ editor: EditorParts; playground: PlaygroundParts } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per decoded picture.
  useEffect(() => {
    const parts = makeParts(props);
    const stopKeeping = keepTools(parts.editor.engine, browserShelf());
    setMade(parts);
    return () => {
      stopKeeping();
      parts.editor.engine.close();
    };
  }, [props.bitmap]);
  return made;
}

function Bench({ name, facts, first, reopened }: WorkbenchProps) {
  const { engine, results, edit, markup, hand } = useEditor();
  const { runs } = usePlayground();
  const hasResults = useResults((state) => state.runId !== null);
  const isLooking = useResults((state) => state.chosen !== null || state.waiting);
  const canvas = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  useMaskAnnouncements();
  useLayerAnnouncements();
  useExtent();
  usePlan();
  useEffect(() => {
    // Single keys work from the first moment, and Tab comes to the tools first.
    if (document.activeElement === document.body)
      document.getElementById("content")?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <EditorFrame
        name={name}
        facts={<PictureFacts />}
        controls={
          <>
            <HistoryButtons />
            <ZoomMenu />
          </>
        }
        panel={<SidePanel />}
        onKeyDown={(event) => {
          const taken =
            pressResultsKey(event, results, runs) || pressEditorKey(event, engine, edit.getState().layer);
          if (taken) event.preventDefault();
        }}
        onKeyUp={(event) => releaseEditorKey(event, engine)}
      >
        {(openSheet) => (
          <>
            <DifferenceNote facts={facts} />
            {/* Read and reached before the canvas, seen below it. */}
            <div className="order-last">
              {hasResults && (
                <Suspense>
                  <ResultsBar />
                </Suspense>
              )}
              {/* Where there is room for one of both only. */}
              <div className={clsx(isLooking && "max-sm:hidden")}>
                <ToolDock toolbar={toolbar} />
              </div>
              <NarrowBar openSheet={openSheet} />
            </div>
            <CanvasFrame
              ref={canvas}
              leaveCanvas={() => focusToolbar(toolbar.current)}
              results={
                hasResults && (
                  <Suspense>
                    <ResultsStage />
                  </Suspense>
                )
              }
            >
              <Suspense>
                <MarkedStage engine={engine} markup={markup} hand={hand} />
              </Suspense>
            </CanvasFrame>
          </>
        )}
      </EditorFrame>
      <KeptEdit reopened={reopened} />
      <KeptMarkup reopened={reopened} />
      <LiveRuns after={first.after} />
      <FollowResults reopened={reopened} />
      <MarkupCommands />
      <EditorCommands focusCanvas={() => canvas.current?.focus()} />
      <EditorOverlays />
    </>
  );
}
