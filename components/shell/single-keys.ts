const storageKey = "pentimento-single-keys";
const listeners = new Set<() => void>();

/** Whether shortcuts of a single key work in this browser; for useSyncExternalStore. */
export const singleKeys = {
  now(): boolean {
    try {
      return localStorage.getItem(storageKey) !== "off";
    } catch {
      return true;
    }
  },
  set(on: boolean): void {
    try {
      localStorage.setItem(storageKey, on ? "on" : "off");
    } catch {
      return;
    }
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
