import { join } from "node:path";
import { loadEnv, wasLaunched } from "#lib/env.ts";
import { createEvidenceChores } from "#lib/evidence/chores.ts";
import { makeStarters } from "#lib/library/make-starters.ts";
import { simulatorListener } from "#lib/simulator/simulator.ts";
import { StartError } from "#lib/start-error.ts";
import { createChores } from "#lib/storage/chores.ts";
import { registerStudio } from "#lib/studio/registry.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";
import { createLogger } from "#server/logger.ts";
import { openStudio } from "#server/open-studio.ts";
import { openPages } from "#server/pages.ts";
import { createShutdown } from "#server/shutdown.ts";
import { onLeaving } from "#server/signals.ts";
import { startServer } from "#server/start-server.ts";

const folder = join(import.meta.dirname, "..");

async function main(): Promise<void> {
  const env = loadEnv(folder);
  const logger = createLogger(env);
  const { studio, runner, composer, matrices, simulator, close } = await openStudio({
    env,
    logger,
    runner: env.runner,
  });
  registerStudio(studio);
  const { host, port } = env;
  const report = (failure: unknown) => logger.error({ err: failure }, "the simulator failed");
  const pages = await openPages({ folder, development: !env.production, host, port });
  const server = await startServer({
    studio,
    pages,
    simulator: simulatorListener(simulator, report),
    host,
    port,
  });
  const chores = createChores(studio);
  const evidenceChores = createEvidenceChores(studio);
  // A library that is never empty; nobody waits for it.
  const starters = makeStarters(studio, soloWorkspaceId).catch((failure: unknown) =>
    logger.error({ err: failure }, "the starter templates could not be made"),
  );
  const leave = createShutdown({
    runner,
    drainSeconds: env.drainSeconds,
    logger,
    drain: () => server.lifecycle.drain(),
    async close() {
      await server.close();
      await pages.close();
      await chores.stop();
      await evidenceChores.stop();
      await starters;
      await close();
    },
    say: (sentence) => console.log(sentence),
    exit: (code) => process.exit(code),
  });
  onLeaving(leave, { logger, launched: wasLaunched() });
  runner?.start();
  composer?.start();
  matrices?.start();
  chores.start();
  evidenceChores.start();
  console.log(`Pentimento is ready: http://${host.includes(":") ? `[${host}]` : host}:${server.port}`);
  if (env.publicUrl) console.log(`Its public address: ${env.publicUrl.origin}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `Pentimento cannot start. ${error.message}.` : error);
  process.exit(1);
});
