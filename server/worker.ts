import { join } from "node:path";
import { loadEnv, wasLaunched } from "#lib/env.ts";
import { StartError } from "#lib/start-error.ts";
import { createLogger } from "#server/logger.ts";
import { openStudio } from "#server/open-studio.ts";
import { createShutdown } from "#server/shutdown.ts";
import { onLeaving } from "#server/signals.ts";

/** The job runner alone: it finds its work in the database, beside any number of servers and workers. */
async function main(): Promise<void> {
  const env = loadEnv(join(import.meta.dirname, ".."));
  const logger = createLogger(env);
  const { runner, composer, matrices, close } = await openStudio({ env, logger, runner: true });
  const leave = createShutdown({
    runner,
    drainSeconds: env.drainSeconds,
    logger,
    drain: () => undefined,
    close,
    say: (sentence) => console.log(sentence),
    exit: (code) => process.exit(code),
  });
  onLeaving(leave, { logger, launched: wasLaunched() });
  runner?.start();
  composer?.start();
  matrices?.start();
  // The runner's own timers hold no process open.
  setInterval(() => undefined, 60_000);
  console.log("The Pentimento worker is ready.");
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `The worker cannot start. ${error.message}.` : error);
  process.exit(1);
});
