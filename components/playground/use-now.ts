import { useSyncExternalStore } from "react";
import { usePlayground } from "#components/playground/playground-context.tsx";

const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, tickMs);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

const never = () => () => {};

/** The server's time in milliseconds, moving once a second while `active`; null on the server. One clock for all. */
export function useNow(active: boolean): number | null {
  const { skewMs } = usePlayground();
  const time = useSyncExternalStore(
    active ? subscribe : never,
    () => now,
    () => 0,
  );
  return time === 0 ? null : time + skewMs;
}
