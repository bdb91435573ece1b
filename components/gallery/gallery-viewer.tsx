"use client";

import { useGallery } from "#components/gallery/gallery-context.tsx";
import { useNeighbours } from "#components/gallery/use-neighbours.ts";
import { ViewerHost } from "#components/viewer/viewer-host.tsx";
import type { ViewerActions } from "#components/viewer/viewer-host-props.ts";

type GalleryViewerProps = { actions: ViewerActions; openaiBaseUrl: string };

/** Pictures open over the page; what is changed there shows here at once. */
export function GalleryViewer({ actions, openaiBaseUrl }: GalleryViewerProps) {
  const revision = useGallery(({ catalogue }) => catalogue.until ?? "");
  const { neighbours, focusTile, follow } = useNeighbours();
  return (
    <ViewerHost
      actions={actions}
      openaiBaseUrl={openaiBaseUrl}
      neighbours={neighbours}
      revision={revision}
      focusTile={focusTile}
      onChange={follow}
    />
  );
}
