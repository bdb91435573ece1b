import { createStore, get, promisifyRequest, type UseStore, update } from "idb-keyval";
import { lastWords } from "#components/editor/engine/last-words.ts";

/**
 * Something as it lies in the browser. `revision` counts the writes, whoever makes them: who finds another number than
 * he left was overtaken.
 */
export type Revised<Content> = Content & { revision: number };

/** `over`: what a write has to name in place of `revision`, which there was no room for. */
export type Found<Content> = Revised<Content> & { over?: number };

export type RevisionStorage<Content> = {
  /** Undefined where there is none. Rejects where the browser keeps nothing. */
  read(key: string): Promise<Found<Content> | undefined>;
  /** Writes only over the revision that is expected; false if another tab has written. Rejects when full. */
  write(key: string, content: Revised<Content>, over: number): Promise<boolean>;
  /**
   * Writes in one go, whatever is there: the page is going, and an answer would come too late. The next `read` finds it,
   * unless it is far too much. Rejects in a page that lives on where it could not be written.
   */
  writeLast(key: string, content: Revised<Content>): Promise<void>;
};

/** How it lies there, `revision` included: what is many small arrays on the page takes long to be written and read. */
export type StoredForm<Content> = {
  toStored(content: Revised<Content>): { revision: number };
  fromStored(stored: { revision: number }): Promise<Revised<Content>>;
};

const asItIs = <Content>(): StoredForm<Content> => ({
  toStored: (content) => content,
  fromStored: async (stored) => stored as Revised<Content>,
});

/** IndexedDB. Opened with the first call, so that a browser that forbids it fails there and not at load. */
export function browserStorage<Content>(
  database: string,
  name: string,
  form: StoredForm<Content> = asItIs(),
): RevisionStorage<Content> {
  let opened: UseStore | null = null;
  const words = lastWords<Revised<Content>>(database);
  /** What was last read or written, by key: last words build on it. None without a first `read`. */
  const known = new Map<string, Revised<Content> | undefined>();
  let drained = false;
  const store = () => {
    opened ??= createStore(database, name);
    return opened;
  };

  async function write(key: string, content: Revised<Content>, over: number): Promise<boolean> {
    let written = false;
    const stored = form.toStored(content);
    await update<{ revision: number }>(
      key,
      (found) => {
        written = (found?.revision ?? 0) === over;
        return written || !found ? stored : found;
      },
      store(),
    );
    if (written) known.set(key, content);
    return written;
  }

  /** What is there, and after it what a page that went could only put into words. */
  async function read(key: string): Promise<Found<Content> | undefined> {
    const stored = await get<{ revision: number }>(key, store());
    const kept = stored && (await form.fromStored(stored));
    const revision = kept?.revision ?? 0;
    const last = words.read(key, kept);
    known.set(key, kept);
    if (!last) return kept;
    const isLater = last.content.revision > revision;
    const isMoved = isLater && (await write(key, last.content, revision).catch(() => false));
    if (isMoved || !isLater) words.forget(key, last.text);
    if (!isLater) return kept;
    return isMoved ? last.content : { ...last.content, over: revision };
  }

  /** Of pictures that are not opened again, too, words give their room back. */
  async function drain(except: string): Promise<void> {
    drained = true;
    for (const key of words.keys()) if (key !== except) await read(key).catch(() => {});
  }

  return {
    async read(key) {
      const found = await read(key);
      if (!drained) void drain(key);
      return found;
    },
    write,
    async writeLast(key, content) {
      const said = known.has(key) ? words.write(key, content, known.get(key)) : null;
      await store()("readwrite", (kept) => {
        kept.put(form.toStored(content), key);
        const written = promisifyRequest(kept.transaction);
        // Gives what is too long for words a chance to outlive the page.
        kept.transaction.commit?.();
        return written;
      });
      known.set(key, content);
      words.forget(key, said);
    },
  };
}
