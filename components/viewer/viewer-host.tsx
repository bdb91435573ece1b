"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { viewer } from "#components/viewer/open-viewer.ts";
import type { ViewerHostProps } from "#components/viewer/viewer-host-props.ts";

const loadViewer = () =>
  import("#components/viewer/viewer-over-page.tsx").then(({ ViewerOverPage }) => ({
    default: ViewerOverPage,
  }));
const ViewerOverPage = lazy(loadViewer);

/**
 * Stands once on a page whose pictures can be opened large. Follows `openViewer` and the browser's Back and Forward; the
 * viewer's code is fetched when the page has come to rest.
 */
export function ViewerHost(props: ViewerHostProps) {
  const shown = useSyncExternalStore(viewer.subscribe, viewer.now, viewer.onServer);
  useEffect(() => {
    // One may have come back to an address under which the viewer was open.
    viewer.followHistory();
    addEventListener("popstate", viewer.followHistory);
    const timer = setTimeout(() => loadViewer().catch(() => {}), 600);
    return () => {
      removeEventListener("popstate", viewer.followHistory);
      clearTimeout(timer);
      viewer.forget();
    };
  }, []);
  if (!shown) return null;
  return (
    <Suspense>
      <ViewerOverPage {...props} shown={shown} />
    </Suspense>
  );
}
