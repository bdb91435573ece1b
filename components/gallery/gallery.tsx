"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import type { FirstCatalogue } from "#components/gallery/catalogue.ts";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import type { FirstPaint } from "#components/gallery/first-paint.ts";
import type { GalleryActions } from "#components/gallery/gallery-actions.ts";
import { type GalleryParts, GalleryProvider, useGallery } from "#components/gallery/gallery-context.tsx";
import { createGalleryStore, type Query } from "#components/gallery/gallery-store.ts";
import { createOverlayStore } from "#components/gallery/overlay-store.ts";
import { countPicked } from "#components/gallery/picked.ts";
import { Pictures } from "#components/gallery/pictures.tsx";
import { createReader } from "#components/gallery/reader.ts";
import { Toolbar } from "#components/gallery/toolbar.tsx";
import type { ViewSettings } from "#components/gallery/view-settings.ts";
import type { ShareActions } from "#components/share/share-actions.ts";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import type { ViewerActions } from "#components/viewer/viewer-host-props.ts";
import type { GalleryFacets } from "#lib/gallery/view.ts";

const EmptyGallery = lazy(() =>
  import("#components/gallery/empty-gallery.tsx").then(({ EmptyGallery }) => ({ default: EmptyGallery })),
);
const FileDrop = lazy(() =>
  import("#components/uploads/file-drop.tsx").then(({ FileDrop }) => ({ default: FileDrop })),
);
const BulkBar = lazy(() =>
  import("#components/gallery/bulk-bar.tsx").then(({ BulkBar }) => ({ default: BulkBar })),
);
const GalleryOverlays = lazy(() =>
  import("#components/gallery/gallery-overlays.tsx").then(({ GalleryOverlays }) => ({
    default: GalleryOverlays,
  })),
);
const GalleryCommands = lazy(() =>
  import("#components/gallery/gallery-commands.tsx").then(({ GalleryCommands }) => ({
    default: GalleryCommands,
  })),
);
const LiveGallery = lazy(() =>
  import("#components/gallery/live-gallery.ts").then(({ LiveGallery }) => ({ default: LiveGallery })),
);
const GalleryViewer = lazy(() =>
  import("#components/gallery/gallery-viewer.tsx").then(({ GalleryViewer }) => ({ default: GalleryViewer })),
);
const BringIn = lazy(() =>
  import("#components/gallery/bring-in-files.tsx").then(({ BringInFiles }) => ({ default: BringInFiles })),
);

type GalleryProps = {
  first: FirstCatalogue;
  query: Query;
  settings: ViewSettings;
  facets: GalleryFacets;
  actions: GalleryActions;
  viewerActions: ViewerActions;
  shareActions: ShareActions;
  openaiBaseUrl: string;
  timeZone: string;
  /** Number of the last event the page takes in. */
  after: number;
  /** What the page's own script reads and is; it places the first pictures before anything is painted. */
  firstPaint: FirstPaint;
  script: ReactNode;
};

/** Every picture of the workspace: where one finds, sorts, chooses and keeps. */
export function Gallery(props: GalleryProps) {
  const [parts] = useState(() => makeParts(props));
  return (
    <GalleryProvider value={parts}>
      <Stage {...props} />
    </GalleryProvider>
  );
}

function makeParts({
  first,
  query,
  settings,
  facets,
  actions,
  shareActions,
  viewerActions,
  timeZone,
}: GalleryProps): GalleryParts {
  const store = createGalleryStore(first, query, settings);
  const later = (work: () => void, ms: number) => setTimeout(work, ms);
  return {
    store,
    reader: createReader({ store, timeZone, get: fetchJson, later }),
    overlays: createOverlayStore(facets),
    actions,
    share: shareActions,
    save: viewerActions.saveTemplate,
    timeZone,
  };
}

function Stage({ after, viewerActions, openaiBaseUrl, firstPaint, script }: GalleryProps) {
  const t = useTranslations("gallery");
  const isEmpty = useGallery(({ catalogue }) => catalogue.total === 0);
  const isSelecting = useGallery(({ picked }) => countPicked(picked) > 0);
  const isOther = useGallery(({ query, shown }) => query !== shown);
  const [files, setFiles] = useState<readonly File[][]>([]);
  const take = useMemo(() => (taken: File[]) => setFiles((before) => [...before, taken]), []);
  return (
    <>
      <StudioFrame title={t("title")}>
        <Toolbar bringIn={take} />
        <div
          className={`flex flex-1 flex-col px-3 pt-2 pb-6 transition-opacity delay-150 lg:px-6 ${isOther ? "opacity-55" : ""}`}
        >
          {isEmpty ? (
            <Suspense>
              <EmptyGallery />
            </Suspense>
          ) : (
            <Pictures first={firstPaint} script={script} />
          )}
        </div>
        <Suspense>{isSelecting && <BulkBar />}</Suspense>
      </StudioFrame>
      <Suspense>
        <FileDrop take={take} text={t("upload.drop")} />
        <GalleryOverlays />
        <GalleryCommands />
        <LiveGallery after={after} />
        {files.length > 0 && <BringIn batches={files} />}
      </Suspense>
      <Suspense>
        <GalleryViewer actions={viewerActions} openaiBaseUrl={openaiBaseUrl} />
      </Suspense>
    </>
  );
}
