"use client";

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useReachable } from "#components/viewer/actions/use-reachable.tsx";
import { InfoPanel } from "#components/viewer/info/info-panel.tsx";
import { useInfoOpen } from "#components/viewer/info/use-info-open.ts";
import type { Shown } from "#components/viewer/open-viewer.ts";
import { createZoomStore } from "#components/viewer/stage/zoom-store.ts";
import { useWalk } from "#components/viewer/use-walk.ts";
import { ViewerBar, ViewerFoot } from "#components/viewer/viewer-bar.tsx";
import { useViewerParts, type ViewerParts, ViewerProvider } from "#components/viewer/viewer-context.tsx";
import type { ViewerHostProps } from "#components/viewer/viewer-host-props.ts";
import { ViewerStage } from "#components/viewer/viewer-stage.tsx";
import { createViewerStore } from "#components/viewer/viewer-state.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";

// What opens when it is asked for comes then.
const DownloadDialog = lazy(() =>
  import("#components/viewer/actions/download-dialog.tsx").then((module) => ({
    default: module.DownloadDialog,
  })),
);
const ViewerCode = lazy(() =>
  import("#components/viewer/actions/viewer-code.tsx").then((module) => ({ default: module.ViewerCode })),
);
const SaveTemplate = lazy(() =>
  import("#components/library/save/save-template.tsx").then((module) => ({ default: module.SaveTemplate })),
);
const InfoSheet = lazy(() =>
  import("#components/viewer/info/info-sheet.tsx").then((module) => ({ default: module.InfoSheet })),
);

type ViewerProps = Pick<ViewerParts, "place" | "show" | "close" | "go"> & {
  host: ViewerHostProps;
  item: Shown;
  /** The detail that came with the page. */
  initial: ImageDetail | null;
};

/** What lies over the viewer itself. */
export type ViewerSheet = "download" | "code" | "template" | null;

/** One picture as large as the window allows, all that is known of it, and everything one can do with it. */
export function Viewer({ host, item, initial, place, show, close, go }: ViewerProps) {
  const [store] = useState(() => createViewerStore(initial));
  const [zoom] = useState(() => createZoomStore(item.image));
  const walk = useWalk({ host, store, item, show });
  const parts = useMemo<ViewerParts>(
    () => ({ host, store, zoom, place, item, show, close, go, walk }),
    [host, store, zoom, place, item, show, close, go, walk],
  );
  const { id, width, height } = item.image;
  useEffect(() => {
    zoom.getState().show({ width, height });
    void store.getState().load(id);
  }, [store, zoom, id, width, height]);
  useRevision(id, host.revision, () => void store.getState().load(id, { again: true }));
  return (
    <ViewerProvider value={parts}>
      <Frame />
    </ViewerProvider>
  );
}

function Frame() {
  const { host, item } = useViewerParts();
  const [sheet, setSheet] = useState<ViewerSheet>(null);
  const info = useInfoOpen();
  const deeds = useReachable({ openSheet: setSheet, toggleInfo: info.toggle });
  const close = () => setSheet(null);
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  return (
    <div ref={frame} className="flex size-full min-h-0 flex-col">
      <ViewerBar deeds={deeds} info={info} />
      <div className="flex min-h-0 flex-1">
        <ViewerStage deeds={deeds} />
        <InfoPanel open={info.open.beside} />
      </div>
      <ViewerFoot deeds={deeds} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pressed in a sheet mean the sheet, not the picture. */}
      <div onKeyDown={(event) => event.stopPropagation()}>
        <Suspense>
          {sheet === "download" && <DownloadDialog close={close} />}
          {sheet === "code" && <ViewerCode close={close} />}
          {sheet === "template" && (
            <SaveTemplate imageId={item.image.id} actions={host.actions.saveTemplate} close={close} />
          )}
          {info.open.sheet && <InfoSheet close={info.close} />}
        </Suspense>
      </div>
    </div>
  );
}

/** What had the focus may go with the picture it belonged to; the keys must still reach the viewer. */
function useKeptFocus(frame: React.RefObject<HTMLElement | null>): void {
  const { id } = useViewerParts().item.image;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is the occasion.
  useEffect(() => {
    if (document.activeElement === document.body)
      frame.current?.closest<HTMLElement>("dialog, main")?.focus({ preventScroll: true });
  }, [frame, id]);
}

/** Something changed behind the picture that is shown. */
function useRevision(id: string, revision: string | number | undefined, read: () => void): void {
  const seen = useRef({ id, revision });
  useEffect(() => {
    const before = seen.current;
    seen.current = { id, revision };
    if (before.id === id && before.revision !== revision) read();
  });
}
