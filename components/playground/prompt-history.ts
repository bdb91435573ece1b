/** Prompts sent before, oldest first. `cursor` is the entry on screen, null while the person's own text is. */
export type PromptHistory = { entries: readonly string[]; cursor: number | null; stash: string };
/** A step through the history: what it is now, and what the box shows. */
export type HistoryStep = { history: PromptHistory; text: string };

const longest = 50;

export function newHistory(entries: readonly string[] = []): PromptHistory {
  return { entries: entries.slice(-longest), cursor: null, stash: "" };
}

/** A prompt sent again moves to the end instead of standing there twice. */
export function remember(history: PromptHistory, prompt: string): PromptHistory {
  const text = prompt.trim();
  if (text === "") return { ...history, cursor: null };
  return newHistory([...history.entries.filter((entry) => entry !== text), text]);
}

/** One step back, or null at the oldest. Unsent text waits in the stash. */
export function older(history: PromptHistory, current: string): HistoryStep | null {
  const { entries, cursor } = history;
  let next = cursor === null ? entries.length - 1 : cursor - 1;
  if (cursor === null && entries[next] === current.trim()) next--;
  const text = entries[next];
  if (text === undefined) return null;
  return { history: { entries, cursor: next, stash: cursor === null ? current : history.stash }, text };
}

/** One step forward; past the newest stands what the person had written. */
export function newer(history: PromptHistory): HistoryStep | null {
  const { entries, cursor, stash } = history;
  if (cursor === null) return null;
  const text = entries[cursor + 1];
  if (text === undefined) return { history: { entries, cursor: null, stash: "" }, text: stash };
  return { history: { entries, cursor: cursor + 1, stash }, text };
}
