/** The studio's own overlays, of which one is open at most. */
export type Overlay = "palette" | "help" | "more" | null;

const listeners = new Set<() => void>();
let open: Overlay = null;

/** Which overlay is open; for useSyncExternalStore. Any button or command may show one. */
export const overlay = {
  now: (): Overlay => open,
  onServer: (): Overlay => null,
  show(next: Overlay): void {
    open = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
