/** A file as it was uploaded, or as a batch wrote it. */
export type StoredFile = {
  id: string;
  /** Who brought it: nobody else finds it. */
  key: string;
  name: string;
  purpose: string;
  bytes: Uint8Array;
  /** Seconds since 1970. */
  createdAt: number;
};

/** The files of one simulator, in memory. */
export type FileStore = {
  put(file: StoredFile): void;
  find(id: string, key: string): StoredFile | null;
  remove(id: string, key: string): boolean;
};

/** Forgets the oldest files beyond `maxBytes`, so that nobody fills the memory. */
export function createFileStore(maxBytes = 256 * 1024 ** 2): FileStore {
  const files = new Map<string, StoredFile>();
  let held = 0;
  const drop = (file: StoredFile) => {
    if (files.delete(file.id)) held -= file.bytes.length;
  };
  const find = (id: string, key: string) => {
    const file = files.get(id);
    return file?.key === key ? file : null;
  };
  return {
    find,
    put(file) {
      files.set(file.id, file);
      held += file.bytes.length;
      for (const oldest of files.values()) {
        if (held <= maxBytes || oldest === file) return;
        drop(oldest);
      }
    },
    remove(id, key) {
      const file = find(id, key);
      if (file) drop(file);
      return file !== null;
    },
  };
}
