import { createStore, get, type UseStore, update } from "idb-keyval";

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
  /** Writes in one go, whatever is there: the page is going, and an answer would come too late. */
  writeLast(key: string, content: Revised<Content>): void;
};

/** IndexedDB. Opened with the first call, so that a browser that forbids it fails there and not at load. */
export function browserStorage<Content>(database: string, name: string): RevisionStorage<Content> {
  let opened: UseStore | null = null;
  const store = () => {
    opened ??= createStore(database, name);
    return opened;
  };
  return {
    read: async (key) => get<Revised<Content>>(key, store()),
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
      return written;
    },
    writeLast(key, content) {
      store()("readwrite", (kept) => {
        kept.put(content, key);
        // Without it the transaction would be given up together with the page.
        kept.transaction.commit?.();
      }).catch(() => {});
    },
  };
}
