import type { Logger } from "pino";
import type { Runner } from "#lib/runs/runner.ts";

type Options = {
  runner: Runner | null;
  drainSeconds: number;
  logger: Logger;
  /** Takes no new work from now on. */
  drain(): void;
  /** Closes everything. */
  close(): Promise<void>;
  /** Tells a person. */
  say(sentence: string): void;
  exit(code: number): void;
};

/** `person`: somebody pressed Ctrl-C or sent a signal, and means it more when it comes again. */
export type Leave = (reason: "person" | "orphaned" | "broken") => Promise<void>;

/**
 * Ends a process decently: no new work, the paid calls in flight get `drainSeconds` to end, and what is left then is
 * broken off and written down as unknown. A person who asks again lets it leave at once; the leases of its calls lapse.
 */
export function createShutdown(options: Options): Leave {
  let asked = false;
  return async (reason) => {
    if (asked && reason !== "person") return;
    if (asked) {
      options.say("Leaving at once. Calls in flight will be marked as unknown.");
      return options.exit(130);
    }
    asked = true;
    options.drain();
    try {
      if (options.runner) await drainRunner(options.runner, options);
      await options.close();
    } catch (error) {
      options.logger.error({ err: error }, "stopping failed");
      return options.exit(1);
    }
    options.exit(reason === "broken" ? 1 : 0);
  };
}

async function drainRunner(runner: Runner, { drainSeconds, say }: Options): Promise<void> {
  const drained = runner.drain();
  const count = runner.inFlight();
  const calls = count === 1 ? "1 paid call" : `${count} paid calls`;
  if (count > 0)
    say(`Stopping. Waiting up to ${drainSeconds} s for ${calls} in flight; Ctrl-C again leaves at once.`);
  const late = Symbol();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(late), drainSeconds * 1000);
  });
  const ended = await Promise.race([drained, limit]);
  clearTimeout(timer);
  if (ended !== late) return;
  say(`${runner.inFlight()} of them did not end in time; their outcome is unknown.`);
  await runner.stop();
}
