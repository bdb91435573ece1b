"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { Autosave } from "#components/template/autosave.ts";
import type { ContentState, ContentStore } from "#components/template/content-store.ts";
import type { FragmentChoice, TemplateTab } from "#components/template/page-data.ts";
import type { TemplateActions } from "#components/template/template-actions.ts";
import type { TryState, TryStore } from "#components/template/try/try-store.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { TemplateView } from "#lib/library/view.ts";

/** Made once per mount; its parts change, it does not. */
export type TemplateParts = {
  templateId: string;
  content: ContentStore;
  autosave: Autosave;
  tryout: TryStore;
  /** What the parameters panel sets, as the playground's controls know it. */
  actions: TemplateActions;
};

/** What the studio said last about the template, beside its draft. */
export type TemplateFacts = {
  template: TemplateView;
  tab: TemplateTab;
  fragments: readonly FragmentChoice[];
  models: readonly ModelChoice[];
  /** Whose ratings are one's own. */
  me: string;
  /** Reads everything of the page again. */
  refresh: () => void;
};

const PartsContext = createContext<TemplateParts | null>(null);
const FactsContext = createContext<TemplateFacts | null>(null);
export const TemplatePartsProvider = PartsContext;
export const TemplateFactsProvider = FactsContext;

export function useTemplateParts(): TemplateParts {
  const parts = use(PartsContext);
  if (!parts) throw new Error("used outside of a template's page");
  return parts;
}

export function useTemplateFacts(): TemplateFacts {
  const facts = use(FactsContext);
  if (!facts) throw new Error("used outside of a template's page");
  return facts;
}

export function useContent<Part>(select: (state: ContentState) => Part): Part {
  return useStore(useTemplateParts().content, select);
}
export function useTryout<Part>(select: (state: TryState) => Part): Part {
  return useStore(useTemplateParts().tryout, select);
}
