import { loadHistory, saveHistory } from "#components/playground/draft-storage.ts";
import type { DraftStore } from "#components/playground/draft-store.ts";
import { newer, older, remember } from "#components/playground/prompt-history.ts";
import { browserShelf } from "#components/playground/shelf.ts";

let history: ReturnType<typeof loadHistory> | null = null;
/** What the last step put into the box; anything else there was written by the person. */
let shown: string | null = null;

/** One step through the prompts sent before. Nothing happens at the ends. */
export function recall(store: DraftStore, direction: "older" | "newer"): void {
  const { prompt, set } = store.getState();
  history ??= loadHistory(browserShelf());
  if (prompt !== shown) history = { ...history, cursor: null };
  const step = direction === "older" ? older(history, prompt) : newer(history);
  if (!step) return;
  history = step.history;
  shown = step.text;
  set({ prompt: step.text });
}

/** Keeps a prompt that was sent, also for other tabs. */
export function rememberPrompt(prompt: string): void {
  const shelf = browserShelf();
  history = remember(loadHistory(shelf), prompt);
  saveHistory(shelf, history);
}
