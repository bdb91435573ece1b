import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { fsBlobStore } from "#lib/blobs/fs-blob-store.ts";
import { openDatabase } from "#lib/db/open-database.ts";
import { createPixelPool } from "#lib/edits/pixel-pool.ts";
import { parseEnv } from "#lib/env.ts";
import { createEventHub } from "#lib/events/event-hub.ts";
import { createRunner } from "#lib/runs/runner.ts";
import type { Studio } from "#lib/studio/context.ts";
import { drawn, identity, scriptedProvider } from "#tests/support/scripted-provider.ts";

/**
 * A process to be killed: a runner with short leases, and a provider that notes every call in a file before it draws.
 * Arguments: database URL or `sqlite`, data folder, blob folder, file of calls. Says `ready` when it works.
 */
const [databaseUrl = "sqlite", dataFolder = "", blobFolder = "", callsFile = ""] = process.argv.slice(2);

const provider = scriptedProvider({
  draw: async (_, call) => {
    appendFileSync(callsFile, `${call.clientRequestId}\n`);
    await sleep(Math.random() * 30);
    call.onAccepted?.(identity);
    await sleep(Math.random() * 30);
    return drawn(call.clientRequestId);
  },
});

const studio: Studio = {
  env: parseEnv({ PENTIMENTO_DATA: dataFolder }, { cwd: dataFolder }),
  database: await openDatabase({ databaseUrl: databaseUrl === "sqlite" ? null : databaseUrl, dataFolder }),
  blobs: fsBlobStore(blobFolder),
  events: createEventHub(),
  logger: pino({ level: "silent" }),
  clock: Date.now,
  provider: () => provider,
  wakeRunner: () => {},
  pixels: createPixelPool(),
  wakeComposer: () => {},
  wakeMatrices: () => {},
  abortJob: () => {},
};
const times = { leaseMs: 500, renewMs: 50, idleMs: 20, sweepMs: 50 };
createRunner(studio, { concurrency: 4, ...times }).start();
process.stdout.write("ready\n");
