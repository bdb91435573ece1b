/** What a picture is shown on. checker: the studio's ground, with a checkerboard under what is transparent. */
export const backdrops = ["checker", "dark", "mid", "light"] as const;
export type Backdrop = (typeof backdrops)[number];

const key = "pentimento.backdrop.1";
const listeners = new Set<() => void>();
let chosen: Backdrop | null = null;

function remembered(): Backdrop {
  try {
    const kept = localStorage.getItem(key);
    return backdrops.find((each) => each === kept) ?? "checker";
  } catch {
    return "checker";
  }
}

/** The backdrop of this browser; for useSyncExternalStore. */
export const backdrop = {
  now(): Backdrop {
    chosen ??= remembered();
    return chosen;
  },
  onServer: (): Backdrop => "checker",
  set(next: Backdrop): void {
    chosen = next;
    try {
      localStorage.setItem(key, next);
    } catch {
      // Full or forbidden: it holds until the page is left.
    }
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
