/** Where a server is between start and end; shared by its routes. */
export type Lifecycle = {
  /** True once the server takes no new work. */
  readonly draining: boolean;
  /** Aborts when open streams have to end. */
  readonly closing: AbortSignal;
  drain(): void;
  close(): void;
};

export function createLifecycle(): Lifecycle {
  const closing = new AbortController();
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    closing: closing.signal,
    drain() {
      draining = true;
    },
    close() {
      draining = true;
      closing.abort();
    },
  };
}
