import type { ListedModel } from "#lib/providers/provider.ts";
import type { Studio } from "#lib/studio/context.ts";

const freshMs = 10 * 60 * 1000;
/** After a failed question the table is used this long before the provider is asked again. */
const failedMs = 30_000;
const timeoutMs = 3_000;

type Entry = { until: number; list: Promise<ListedModel[] | null> };

// Kept beside the studio it belongs to. lib is loaded twice in one process, so there may be two of these: that costs a
// second question to the provider now and then, nothing else.
const lists = new WeakMap<Studio, Map<string, Entry>>();

/** What the provider listed within the last ten minutes; null when it has no list or did not answer in time. Never rejects. */
export function listedModels(
  studio: Studio,
  connection: { id: string; kind: string; baseUrl: string | null },
): Promise<ListedModel[] | null> {
  const entries = lists.get(studio) ?? new Map<string, Entry>();
  lists.set(studio, entries);
  const known = entries.get(connection.id);
  if (known && known.until > studio.clock()) return known.list;
  const entry: Entry = { until: studio.clock() + freshMs, list: Promise.resolve(null) };
  entry.list = ask(studio, connection).catch((failure) => {
    entry.until = studio.clock() + failedMs;
    studio.logger.warn({ err: failure, connectionId: connection.id }, "the provider did not list its models");
    return null;
  });
  entries.set(connection.id, entry);
  return entry.list;
}

async function ask(
  studio: Studio,
  connection: { id: string; kind: string; baseUrl: string | null },
): Promise<ListedModel[] | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([studio.provider(connection).listModels(signal), late]);
}
