import type { Shelf } from "#components/playground/draft-storage.ts";

/** This browser's shelf, or null where storage is forbidden. */
export function browserShelf(): Shelf | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
