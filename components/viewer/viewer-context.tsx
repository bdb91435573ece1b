"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { Shown } from "#components/viewer/open-viewer.ts";
import type { ZoomStore } from "#components/viewer/stage/zoom-store.ts";
import type { ViewerHostProps, ViewerItem } from "#components/viewer/viewer-host-props.ts";
import { patched, type ViewerStore } from "#components/viewer/viewer-state.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

/** What everything in one viewer shares. */
export type ViewerParts = {
  host: ViewerHostProps;
  store: ViewerStore;
  zoom: ZoomStore;
  /** over: on top of a page. page: it is the page. */
  place: "over" | "page";
  item: Shown;
  show: (item: ViewerItem) => void;
  walk: (step: 1 | -1) => void;
  /** Back to the page behind; `refocus` false where something else takes the focus. */
  close: (options?: { refocus?: boolean }) => void;
  /** To another page of the studio. */
  go: (href: string) => void;
};

const ViewerContext = createContext<ViewerParts | null>(null);
export const ViewerProvider = ViewerContext;

export function useViewerParts(): ViewerParts {
  const parts = use(ViewerContext);
  if (!parts) throw new Error("used outside of the viewer");
  return parts;
}

export type Looked = {
  image: ImageView;
  /** Null until it has been read. */
  detail: ImageDetail | null;
  failure: ErrorView | "unreachable" | null;
  prompt: string | null;
  trashed: boolean;
};

/** The picture one looks at, with all that is known of it by now. */
export function useLooked(): Looked {
  const { store, item } = useViewerParts();
  const { id } = item.image;
  const known = useStore(store, (state) => state.known.get(id));
  const patch = useStore(store, (state) => state.patches.get(id));
  const detail = known?.detail ? patched(known.detail, patch) : null;
  return {
    image: detail?.image ?? { ...item.image, ...patch?.image },
    detail,
    failure: known?.failure ?? null,
    prompt: detail ? (detail.run?.prompt ?? null) : item.prompt,
    trashed: detail?.trashed ?? patch?.trashed ?? false,
  };
}
