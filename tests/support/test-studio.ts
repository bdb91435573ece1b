import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { fsBlobStore } from "#lib/blobs/fs-blob-store.ts";
import { connectionId, ensureConnections } from "#lib/connections/ensure-connections.ts";
import type { Database } from "#lib/db/database.ts";
import { createPixelPool } from "#lib/edits/pixel-pool.ts";
import { parseEnv } from "#lib/env.ts";
import { createEventHub } from "#lib/events/event-hub.ts";
import { newId } from "#lib/ids.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import type { ImageProvider } from "#lib/providers/provider.ts";
import type { RunDraft } from "#lib/runs/view.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { soloActor } from "#lib/studio/solo.ts";
import { scriptedProvider } from "#tests/support/scripted-provider.ts";

/** A studio over a test database, with a workspace of its own. */
export type TestStudio = {
  studio: Studio;
  context: Context;
  /** A draft that can be started, with a key of its own. */
  draft(over?: Partial<RunDraft>): RunDraft;
  /** Moves the studio's clock. */
  advance(ms: number): void;
  setProvider(provider: ImageProvider): void;
  /** Says what `wakeRunner` does; nothing until then. */
  onWake(wake: () => void): void;
  /** The same for `wakeComposer`. */
  onWakeComposer(wake: () => void): void;
  /** And for `wakeMatrices`. */
  onWakeMatrices(wake: () => void): void;
  close(): Promise<void>;
};

export async function openTestStudio(
  database: Database,
  options: { env?: Record<string, string> } = {},
): Promise<TestStudio> {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-studio-"));
  let skipped = 0;
  let provider: ImageProvider = scriptedProvider({});
  let wake = () => {};
  let wakeComposer = () => {};
  let wakeMatrices = () => {};
  // Threads begin with the first task only, and hold no process.
  const pixels = createPixelPool({ threads: 2, idleMs: 5_000 });
  const studio: Studio = {
    env: parseEnv({ PENTIMENTO_DATA: folder, ...options.env }, { cwd: folder }),
    database,
    blobs: fsBlobStore(join(folder, "blobs")),
    events: createEventHub(),
    logger: pino({ level: "silent" }),
    clock: () => Date.now() + skipped,
    provider: () => provider,
    wakeRunner: () => wake(),
    pixels,
    wakeComposer: () => wakeComposer(),
    wakeMatrices: () => wakeMatrices(),
    abortJob: () => {},
  };
  const workspaceId = newId("ws");
  await ensureConnections(studio, workspaceId);
  return {
    studio,
    context: { studio, workspaceId, actor: soloActor, requestId: "req_test" },
    draft: (over = {}) => ({
      connectionId: connectionId(workspaceId, "simulator"),
      model: "gpt-image-2.5-flare",
      prompt: "a fox in the snow",
      count: 1,
      parameters: { ...defaultParameters, partialImages: 0 },
      references: [],
      mask: null,
      idempotencyKey: newId("key"),
      ...over,
    }),
    advance: (ms) => {
      skipped += ms;
    },
    setProvider: (next) => {
      provider = next;
    },
    onWake: (next) => {
      wake = next;
    },
    onWakeComposer: (next) => {
      wakeComposer = next;
    },
    onWakeMatrices: (next) => {
      wakeMatrices = next;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
