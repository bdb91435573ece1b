/** As long as the toast that offers it. */
const goodForMs = 10_000;
let last: { undo: () => void; until: number } | null = null;

/** Remembers the way back from the latest deed; the function returned works once, from the toast or by the shortcut. */
export function rememberUndo(undo: () => void): () => void {
  const entry = {
    undo: () => {
      if (last === entry) last = null;
      undo();
    },
    until: Date.now() + goodForMs,
  };
  last = entry;
  return entry.undo;
}

/** Undoes the latest deed if it is recent. */
export function undoLast(): boolean {
  if (!last || Date.now() > last.until) return false;
  last.undo();
  return true;
}
