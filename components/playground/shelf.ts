/** This browser's shelf, or null where storage is forbidden. */
export function browserShelf(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
