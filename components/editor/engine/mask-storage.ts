import { createStore, get, type UseStore, update } from "idb-keyval";
import type { CodedMask } from "#components/editor/engine/coded-mask.ts";

/**
 * A mask as it lies in the browser. `revision` counts the writes, whoever makes them: who finds another number than he
 * left was overtaken.
 */
export type StoredMask = CodedMask & { revision: number };

export type MaskStorage = {
  /** Undefined where there is none. Rejects where the browser keeps nothing. */
  read(key: string): Promise<StoredMask | undefined>;
  /** Writes only over the revision that is expected; false if another tab has written. Rejects when full. */
  write(key: string, mask: StoredMask, over: number): Promise<boolean>;
  /** Writes in one go, whatever is there: the page is going, and an answer would come too late. */
  writeLast(key: string, mask: StoredMask): void;
};

/** IndexedDB. Opened with the first call, so that a browser that forbids it fails there and not at load. */
export function browserMaskStorage(): MaskStorage {
  let opened: UseStore | null = null;
  const store = () => {
    opened ??= createStore("pentimento-masks", "masks");
    return opened;
  };
  return {
    read: async (key) => get<StoredMask>(key, store()),
    async write(key, mask, over) {
      let written = false;
      await update<StoredMask>(
        key,
        (found) => {
          written = (found?.revision ?? 0) === over;
          return written || !found ? mask : found;
        },
        store(),
      );
      return written;
    },
    writeLast(key, mask) {
      store()("readwrite", (masks) => {
        masks.put(mask, key);
        // Without it the transaction would be given up together with the page.
        masks.transaction.commit?.();
      }).catch(() => {});
    },
  };
}
