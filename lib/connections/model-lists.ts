import { setTimeout as sleep } from "node:timers/promises";
import type { ListedModel } from "#lib/providers/provider.ts";
import type { Studio } from "#lib/studio/context.ts";

const freshMs = 10 * 60 * 1000;
/** After a failed question the provider is left alone for this long. */
const failedMs = 30_000;
/** How long a question may take, and how long somebody who needs the answer for a page waits for it. */
const timeoutMs = 10_000;
const patienceMs = 1_200;

type Listed = ListedModel[] | null;
type Connection = { id: string; kind: string; baseUrl: string | null };
type Entry = { until: number; list: Listed | undefined; asking: Promise<Listed> | null };

// Kept beside the studio it belongs to. lib is loaded twice in one process, so there may be two of these: that costs a
// second question to the provider now and then, nothing else.
const lists = new WeakMap<Studio, Map<string, Entry>>();

/**
 * What the provider listed last; null when it has no list or never answered. A list older than ten minutes is asked for
 * anew, once however many want it, and given out until the new one is there. Never rejects, never takes long.
 */
export async function listedModels(studio: Studio, connection: Connection): Promise<Listed> {
  const entry = entryOf(studio, connection);
  if (entry.list !== undefined && entry.until > studio.clock()) return entry.list;
  entry.asking ??= ask(studio, connection, entry);
  if (entry.list !== undefined) return entry.list;
  const late = new AbortController();
  const patience = sleep(patienceMs, null, { signal: late.signal, ref: false }).catch(() => null);
  const list = await Promise.race([entry.asking, patience]);
  late.abort();
  return list;
}

function entryOf(studio: Studio, { id }: Connection): Entry {
  const entries = lists.get(studio) ?? new Map<string, Entry>();
  lists.set(studio, entries);
  const entry = entries.get(id) ?? { until: 0, list: undefined, asking: null };
  entries.set(id, entry);
  return entry;
}

async function ask(studio: Studio, connection: Connection, entry: Entry): Promise<Listed> {
  try {
    entry.list = await studio.provider(connection).listModels(AbortSignal.timeout(timeoutMs));
    entry.until = studio.clock() + freshMs;
  } catch (failure) {
    studio.logger.warn({ err: failure, connectionId: connection.id }, "the provider did not list its models");
    entry.list ??= null;
    entry.until = studio.clock() + failedMs;
  }
  entry.asking = null;
  return entry.list;
}
