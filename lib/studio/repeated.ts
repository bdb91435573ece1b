/** Work that is done again and again until it is stopped. */
export type Repeated = {
  start(): void;
  /** Begins nothing more, and resolves when what runs has ended. */
  stop(): Promise<void>;
};

/** Does `work` after `afterMs`, then `everyMs` after it has ended each time; holds no process open. `work` never rejects. */
export function repeated(
  work: () => Promise<void>,
  { afterMs, everyMs }: { afterMs: number; everyMs: number },
): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const schedule = (ms: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = work().then(() => schedule(everyMs));
    }, ms);
    timer.unref();
  };
  return {
    start: () => schedule(afterMs),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
