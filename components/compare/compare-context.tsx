"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { CompareState, CompareStore } from "#components/compare/compare-store.ts";
import type { Verdicts } from "#lib/compare/view.ts";
import type { RunDraft, RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What the page asks of the studio. The doors hand them in. */
export type CompareActions = {
  saveVerdict: (input: {
    imageIds: string[];
    winnerId: string | null;
    blind: boolean;
  }) => Promise<Outcome<Verdicts>>;
  startRun: (draft: RunDraft) => Promise<Outcome<RunView>>;
  stopRun: (input: { runId: string }) => Promise<Outcome<RunView>>;
};

type CompareParts = { store: CompareStore; actions: CompareActions };

const CompareContext = createContext<CompareParts | null>(null);
export const CompareProvider = CompareContext;

export function useCompareParts(): CompareParts {
  const parts = use(CompareContext);
  if (!parts) throw new Error("used outside of the comparison");
  return parts;
}

export function useCompare<Part>(select: (state: CompareState) => Part): Part {
  return useStore(useCompareParts().store, select);
}
