"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { LibraryActions } from "#components/library/library-actions.ts";
import type { LibraryReader } from "#components/library/library-reader.ts";
import type { LibraryState, LibraryStore } from "#components/library/library-store.ts";
import type { OverlayStore } from "#components/library/overlay-store.ts";

/** Made once per mount; its parts change, it does not. */
export type LibraryParts = {
  store: LibraryStore;
  reader: LibraryReader;
  overlays: OverlayStore;
  actions: LibraryActions;
};

const LibraryContext = createContext<LibraryParts | null>(null);
export const LibraryProvider = LibraryContext;

export function useLibraryParts(): LibraryParts {
  const parts = use(LibraryContext);
  if (!parts) throw new Error("used outside of the library");
  return parts;
}

export function useLibrary<Part>(select: (state: LibraryState) => Part): Part {
  return useStore(useLibraryParts().store, select);
}
