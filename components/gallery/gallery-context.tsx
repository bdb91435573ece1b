"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { GalleryActions } from "#components/gallery/gallery-actions.ts";
import type { GalleryState, GalleryStore } from "#components/gallery/gallery-store.ts";
import type { OverlayStore } from "#components/gallery/overlay-store.ts";
import type { Reader } from "#components/gallery/reader.ts";
import type { SaveActions } from "#components/library/save/save-actions.ts";
import type { ShareActions } from "#components/share/share-actions.ts";

/** Made once per mount; its parts change, it does not. */
export type GalleryParts = {
  store: GalleryStore;
  reader: Reader;
  overlays: OverlayStore;
  actions: GalleryActions;
  share: ShareActions;
  save: SaveActions;
  /** The reader's, as the server knows it: days begin there. */
  timeZone: string;
};

const GalleryContext = createContext<GalleryParts | null>(null);
export const GalleryProvider = GalleryContext;

export function useGalleryParts(): GalleryParts {
  const parts = use(GalleryContext);
  if (!parts) throw new Error("used outside of the gallery");
  return parts;
}

export function useGallery<Part>(select: (state: GalleryState) => Part): Part {
  return useStore(useGalleryParts().store, select);
}
