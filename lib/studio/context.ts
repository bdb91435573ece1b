import type { Logger } from "pino";
import type { BlobStore } from "#lib/blobs/blob-store.ts";
import type { Database } from "#lib/db/database.ts";
import type { PixelPool } from "#lib/edits/pixel-pool.ts";
import type { Env } from "#lib/env.ts";
import type { EventHub } from "#lib/events/event-hub.ts";
import type { ImageProvider } from "#lib/providers/provider.ts";

/** Who did it. Solo mode on loopback acts as the owner. */
export type Actor = { kind: "user" | "api-key" | "system"; id: string };

/**
 * What a running studio is made of: opened once by `server/open-studio.ts`, handed to every service. lib is loaded
 * twice in one process (by Node and inside Next's bundle), so nothing process-wide may live in a module variable.
 */
export type Studio = {
  env: Env;
  database: Database;
  blobs: BlobStore;
  events: EventHub;
  logger: Logger;
  /** The current time in milliseconds. */
  clock: () => number;
  /** The adapter for a connection row. Keys are added here and nowhere else. */
  provider(connection: { id: string; kind: string; baseUrl: string | null }): ImageProvider;
  /** Tells the job runner of this process, if there is one, to look for work now. */
  wakeRunner(): void;
  /** Work on pixels, in threads of its own. */
  pixels: PixelPool;
  /** Tells the composer of this process, if there is one, that drawn pictures wait to be put together. */
  wakeComposer(): void;
  /** Tells the matrix starter of this process, if there is one, that cells wait to be begun. */
  wakeMatrices(): void;
  /** Tells the runner to abort a call it is making. Does nothing if the job runs elsewhere. */
  abortJob(jobId: string): void;
};

/** One request's view of the studio. Every query of a service names `workspaceId`. */
export type Context = { studio: Studio; workspaceId: string; actor: Actor; requestId: string };
