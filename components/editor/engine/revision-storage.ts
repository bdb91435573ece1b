import { createStore, get, promisifyRequest, set, type UseStore, update } from "idb-keyval";
import { lastWords } from "#components/editor/engine/last-words.ts";

/**
 * Something as it lies in the browser. `revision` counts the writes, whoever makes them: who finds another number than
 * he left was overtaken.
 */
export type Revised<Content> = Content & { revision: number };

export type RevisionStorage<Content> = {
  /** Undefined where there is none. Rejects where the browser keeps nothing. */
  read(key: string): Promise<Revised<Content> | undefined>;
  /** Writes only over the revision that is expected; false if another tab has written. Rejects when full. */
  write(key: string, content: Revised<Content>, over: number): Promise<boolean>;
  /** Writes in one go, whatever is there: the page is going, and an answer would come too late. The next `read` finds it. */
  writeLast(key: string, content: Revised<Content>): void;
};

/** IndexedDB. Opened with the first call, so that a browser that forbids it fails there and not at load. */
export function browserStorage<Content>(database: string, name: string): RevisionStorage<Content> {
  let opened: UseStore | null = null;
  const words = lastWords<Revised<Content>>(database);
  /** What was last read or written, by key: last words build on it. */
  const known = new Map<string, Revised<Content>>();
  const store = () => {
    opened ??= createStore(database, name);
    return opened;
  };
  return {
    async read(key) {
      const kept = await get<Revised<Content>>(key, store());
      const last = words.read(key, kept);
      const isLater = last !== null && last.revision > (kept?.revision ?? 0);
      if (isLater) await set(key, last, store());
      words.forget(key);
      const found = isLater ? last : kept;
      if (found) known.set(key, found);
      return found;
    },
    async write(key, content, over) {
      let written = false;
      await update<Revised<Content>>(
        key,
        (found) => {
          written = (found?.revision ?? 0) === over;
          return written || !found ? content : found;
        },
        store(),
      );
      if (written) known.set(key, content);
      return written;
    },
    writeLast(key, content) {
      words.write(key, content, known.get(key));
      store()("readwrite", (kept) => {
        kept.put(content, key);
        const written = promisifyRequest(kept.transaction);
        // Gives what is too long for last words a chance to outlive the page.
        kept.transaction.commit?.();
        return written;
      }).then(
        () => words.forget(key),
        () => {},
      );
    },
  };
}
