/**
 * Lets one job at a time from its dispatch row to the last byte of its request, so that a kill leaves at most one row
 * without a call. Whoever takes longer than `longestMs` (a slow connection) is no longer waited for.
 */
export type SendingGate = {
  /** Resolves, in the order of asking, with the function that lets the next one in; it may be called twice. */
  enter(): Promise<() => void>;
};

export function createSendingGate(longestMs = 2_000): SendingGate {
  let tail: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const before = tail;
      const { promise, resolve } = Promise.withResolvers<void>();
      tail = before.then(() => promise);
      await before;
      const timer = setTimeout(resolve, longestMs);
      return () => {
        clearTimeout(timer);
        resolve();
      };
    },
  };
}
