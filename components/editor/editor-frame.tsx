"use client";

import { type KeyboardEventHandler, lazy, type ReactNode, Suspense, useState } from "react";
import { EditorHeader } from "#components/editor/header/editor-header.tsx";
import { editorScope } from "#components/editor/keys/editor-scope.ts";
import { InspectorPanel } from "#components/shell/inspector-panel.tsx";

const InspectorSheet = lazy(() =>
  import("#components/shell/inspector-sheet.tsx").then((module) => ({ default: module.InspectorSheet })),
);

type EditorFrameProps = {
  name: string;
  facts?: ReactNode;
  controls?: ReactNode;
  /** Beside the canvas; on narrow windows a sheet. Mounted twice there, so its state is kept in stores. */
  panel: ReactNode;
  /** The canvas with its tools. */
  children: (openSheet: () => void) => ReactNode;
  onKeyDown?: KeyboardEventHandler;
  onKeyUp?: KeyboardEventHandler;
};

/** Header, canvas, panel: the same while the picture is being opened and when it is. */
export function EditorFrame(props: EditorFrameProps) {
  const { name, facts, controls, panel, children, onKeyDown, onKeyUp } = props;
  const [sheet, setSheet] = useState<"never" | "open" | "closed">("never");
  const openSheet = () => setSheet("open");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the editor's shortcuts on their way up.
    <div
      data-shortcut-scope={editorScope}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      className="flex min-w-0 flex-1"
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <EditorHeader name={name} facts={facts} openSheet={openSheet}>
          {controls}
        </EditorHeader>
        <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          {children(openSheet)}
        </main>
      </div>
      <InspectorPanel>{panel}</InspectorPanel>
      {sheet !== "never" && (
        <Suspense>
          <InspectorSheet open={sheet === "open"} onClose={() => setSheet("closed")}>
            {panel}
          </InspectorSheet>
        </Suspense>
      )}
    </div>
  );
}
