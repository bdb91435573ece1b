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

/**
 * How it lies there, `revision` included: what is many small arrays on the page takes long to be written and read. Where
 * a browser refuses the form it lies there as it is, so that `fromStored` must read both.
 */
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
  /** What is there under these keys cannot be read, and may be written over. */
  const broken = new Set<string>();
  let drained = false;
  let isRefused = false;
  const store = () => {
    opened ??= createStore(database, name);
    return opened;
  };

  /** Private windows of some browsers keep no files. */
  async function inForm<Result>(
    content: Revised<Content>,
    put: (stored: { revision: number }) => Promise<Result>,
  ) {
    if (!isRefused) {
      try {
        return await put(form.toStored(content));
      } catch (error) {
        if (error instanceof DOMException && error.name === "QuotaExceededError") throw error;
      }
    }
    const result = await put(content);
    isRefused = true;
    return result;
  }

  async function write(key: string, content: Revised<Content>, over: number): Promise<boolean> {
    let written = false;
    await inForm(content, (stored) =>
      update<{ revision: number }>(
        key,
        (found) => {
          written = broken.has(key) || (found?.revision ?? 0) === over;
          return written || !found ? stored : found;
        },
        store(),
      ),
    );
    if (!written) return false;
    known.set(key, content);
    broken.delete(key);
    return true;
  }

  async function readKept(key: string): Promise<Revised<Content> | undefined> {
    const stored = await get<{ revision: number }>(key, store());
    broken.delete(key);
    try {
      return stored && (await form.fromStored(stored));
    } catch {
      broken.add(key);
      return undefined;
    }
  }

  /** What is there, and after it what a page that went could only put into words. */
  async function read(key: string): Promise<Found<Content> | undefined> {
    const kept = await readKept(key);
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
      await inForm(content, (stored) =>
        store()("readwrite", (kept) => {
          kept.put(stored, key);
          const written = promisifyRequest(kept.transaction);
          // Gives what is too long for words a chance to outlive the page.
          kept.transaction.commit?.();
          return written;
        }),
      );
      known.set(key, content);
      words.forget(key, said);
    },
  };
}
