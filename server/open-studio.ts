import { join } from "node:path";
import type { Logger } from "pino";
import { fsBlobStore } from "#lib/blobs/fs-blob-store.ts";
import { ensureConnections } from "#lib/connections/ensure-connections.ts";
import { migrate } from "#lib/db/migrate.ts";
import { openDatabase } from "#lib/db/open-database.ts";
import { type Composer, createComposer } from "#lib/edits/composer.ts";
import { createPixelPool } from "#lib/edits/pixel-pool.ts";
import type { Env } from "#lib/env.ts";
import { createEventHub } from "#lib/events/event-hub.ts";
import { createMatrixStarter, type MatrixStarter } from "#lib/matrices/matrix-starter.ts";
import { connectProvider } from "#lib/providers/connect.ts";
import type { ImageProvider } from "#lib/providers/provider.ts";
import { createRunner, type Runner } from "#lib/runs/runner.ts";
import { fillSearchTexts } from "#lib/search/fill-search-texts.ts";
import { createSimulator, type Simulator } from "#lib/simulator/simulator.ts";
import type { Studio } from "#lib/studio/context.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";

export type OpenStudio = {
  studio: Studio;
  /** null when the jobs run in another process (PENTIMENTO_RUNNER=off). Not started yet. */
  runner: Runner | null;
  simulator: Simulator;
  /** Puts edits together; null where the runner is. Not started yet. */
  composer: Composer | null;
  /** Begins the runs of matrices; null where the runner is. Not started yet. */
  matrices: MatrixStarter | null;
  /** Ends starter, composer, threads, adapters and the database; the runner has to be stopped before. */
  close(): Promise<void>;
};

type Options = { env: Env; logger: Logger; runner: boolean; simulator?: Simulator; clock?: () => number };

/** Brings the database up to date and puts the studio together. Throws a StartError when it cannot be. */
export async function openStudio({
  env,
  logger,
  runner: withRunner,
  ...options
}: Options): Promise<OpenStudio> {
  const applied = await migrate(env);
  if (applied.length > 0) logger.info({ applied }, "database brought up to date");
  const database = await openDatabase(env);
  const simulator = options.simulator ?? createSimulator({ variety: "call" });
  const adapters = openAdapters(env, simulator);
  let runner: Runner | null = null;
  let composer: Composer | null = null;
  let matrices: MatrixStarter | null = null;
  const pixels = createPixelPool();
  const studio: Studio = {
    env,
    database,
    blobs: fsBlobStore(join(env.dataFolder, "blobs")),
    events: createEventHub(),
    logger,
    clock: options.clock ?? Date.now,
    provider: adapters.provider,
    wakeRunner: () => runner?.wake(),
    pixels,
    wakeComposer: () => composer?.wake(),
    wakeMatrices: () => matrices?.wake(),
    abortJob: (jobId) => runner?.abort(jobId),
  };
  await ensureConnections(studio, soloWorkspaceId);
  await fillSearchTexts(database);
  if (withRunner) {
    runner = createRunner(studio);
    composer = createComposer(studio);
    matrices = createMatrixStarter(studio);
  }
  return {
    studio,
    runner,
    simulator,
    composer,
    matrices,
    async close() {
      await matrices?.drain();
      await composer?.drain();
      await pixels.close();
      await adapters.close();
      await database.close();
    },
  };
}

/** One adapter for each connection, made when it is first called, since adapters keep sockets. */
function openAdapters(env: Env, simulator: Simulator) {
  const open = new Map<string, ImageProvider>();
  return {
    provider(connection: { id: string; kind: string; baseUrl: string | null }): ImageProvider {
      const key = JSON.stringify([connection.id, connection.kind, connection.baseUrl]);
      const adapter = open.get(key) ?? connectProvider(connection, { ...env, simulator });
      open.set(key, adapter);
      return adapter;
    },
    async close() {
      await Promise.all([...open.values()].map((adapter) => adapter.close()));
    },
  };
}
