"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { EditState, EditStore } from "#components/editor/edit-store.ts";
import type { EditorActions } from "#components/editor/editor-actions.ts";
import type { EngineState, MaskEngine } from "#components/editor/engine/engine.ts";
import type { LayerParts } from "#components/editor/layers/open-layers.ts";
import type { MarkupState } from "#components/editor/markup/markup-store.ts";
import type { RegionRows } from "#components/editor/panels/region-rows.ts";
import type { ResultsStore } from "#components/editor/results/results-store.ts";
import type { ImageView } from "#lib/runs/view.ts";

/** Made once per picture; its parts change, it does not. */
export type EditorParts = LayerParts & {
  engine: MaskEngine;
  edit: EditStore;
  regions: RegionRows;
  results: ResultsStore;
  source: ImageView;
  /** What the picture is called on screen. */
  name: string;
  /** It has transparent parts, which can be taken as a mask. */
  hasAlpha: boolean;
  actions: EditorActions;
};

const EditorContext = createContext<EditorParts | null>(null);
export const EditorProvider = EditorContext;

export function useEditor(): EditorParts {
  const parts = use(EditorContext);
  if (!parts) throw new Error("used outside of the editor");
  return parts;
}

export function useEngine<Part>(select: (state: EngineState) => Part): Part {
  return useStore(useEditor().engine.store, select);
}
export function useMarkup<Part>(select: (state: MarkupState) => Part): Part {
  return useStore(useEditor().markup.store, select);
}
export function useEdit<Part>(select: (state: EditState) => Part): Part {
  return useStore(useEditor().edit, select);
}
