import { announce } from "./announce.ts";

/** A short message about something that has happened. Never the only place of an error. */
export type Toast = {
  title: string;
  text?: string;
  tone?: "neutral" | "success" | "danger";
  action?: { label: string; run: () => void };
  /** Milliseconds on screen; null keeps it until it is closed. Default 6 s, 10 s with an action, failures stay. */
  duration?: number | null;
};

/** A toast on screen. */
export type ShownToast = Toast & { id: number };

const mostAtOnce = 3;
const none: readonly ShownToast[] = [];
let shown = none;
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a toast in the browser and says it aloud. Returns its id. */
export function toast(toast: Toast): number {
  lastId += 1;
  publish([...shown, { ...toast, id: lastId }].slice(-mostAtOnce));
  announce(
    [toast.title, toast.text].filter(Boolean).join(" "),
    toast.tone === "danger" ? "assertive" : "polite",
  );
  return lastId;
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  publish(shown.filter((each) => each.id !== id));
}

/** How long a toast stays, in milliseconds, or null for ever. */
export function toastDuration({ duration, tone, action }: Toast): number | null {
  if (duration !== undefined) return duration;
  if (tone === "danger") return null;
  return action ? 10_000 : 6_000;
}

/** Has the toasts shown anew, above what lies on the page now. */
export function raiseToasts(): void {
  if (shown.length > 0) publish([...shown]);
}

/** For useSyncExternalStore. */
export const toasts = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: () => shown,
  onServer: () => none,
};

function publish(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
