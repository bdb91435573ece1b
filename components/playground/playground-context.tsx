"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { DraftState, DraftStore } from "#components/playground/draft-store.ts";
import { type FittedDraft, fitDraft } from "#components/playground/fit-draft.ts";
import type { PlaygroundActions } from "#components/playground/playground-actions.ts";
import type { RunStore, RunsState } from "#components/playground/run-store.ts";
import { choiceOf, type ViewState, type ViewStore } from "#components/playground/view-store.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";

/** Made once per mount; its parts change, it does not. */
export type PlaygroundParts = {
  draft: DraftStore;
  runs: RunStore;
  view: ViewStore;
  actions: PlaygroundActions;
  /** Milliseconds the server's clock is ahead of this one. */
  skewMs: number;
  /** Where OpenAI's API is for this studio, for the code one copies. */
  openaiBaseUrl: string;
};

const PlaygroundContext = createContext<PlaygroundParts | null>(null);
export const PlaygroundProvider = PlaygroundContext;

export function usePlayground(): PlaygroundParts {
  const parts = use(PlaygroundContext);
  if (!parts) throw new Error("used outside of the playground");
  return parts;
}

export function useDraft<Part>(select: (state: DraftState) => Part): Part {
  return useStore(usePlayground().draft, select);
}
export function useRuns<Part>(select: (state: RunsState) => Part): Part {
  return useStore(usePlayground().runs, select);
}
export function useView<Part>(select: (state: ViewState) => Part): Part {
  return useStore(usePlayground().view, select);
}

/** The model that will draw. */
export function useChoice(): ModelChoice {
  const connectionId = useDraft((draft) => draft.connectionId);
  const model = useDraft((draft) => draft.model);
  return choiceOf(
    useView((view) => view.models),
    { connectionId, model },
  );
}

/** The draft as some model would draw it. */
export function useFitFor({ profile }: ModelChoice): FittedDraft {
  return fitDraft(
    profile,
    useDraft((state) => state),
    new Date(),
  );
}

const fitted = new WeakMap<DraftState, { choice: ModelChoice; fit: FittedDraft }>();

/** The draft as the chosen model can draw it; worked out once per state, however many look. */
export function useFit(): FittedDraft {
  const draft = useDraft((state) => state);
  const choice = useChoice();
  const known = fitted.get(draft);
  if (known?.choice === choice) return known.fit;
  const fit = fitDraft(choice.profile, draft, new Date());
  fitted.set(draft, { choice, fit });
  return fit;
}
