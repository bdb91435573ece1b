import type { DraftStore } from "#components/playground/draft-store.ts";

/** Attaches files with code that is fetched for the first of them. */
export function attachLater(store: DraftStore, files: readonly File[], room: number): void {
  import("#components/playground/attach-files.ts").then(({ attachFiles }) => attachFiles(store, files, room));
}
