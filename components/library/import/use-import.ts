import { useCallback, useMemo, useState } from "react";
import { sendFile } from "#components/library/import/send-file.ts";
import { useLibraryParts } from "#components/library/library-context.tsx";
import type { ErrorView } from "#lib/errors.ts";
import type { ImportedFile } from "#lib/library/view.ts";

/** A file on its way in and what became of it; one that could not even be read has only an error. */
export type SentFile = { name: string; files: ImportedFile[]; error: ErrorView | "unreachable" | null };

/** Sends files one after another, in their order. `busy` is how far that is, 0-1; null when nothing is under way. */
export function useImport() {
  const { reader } = useLibraryParts();
  const [sent, setSent] = useState<SentFile[]>([]);
  const [busy, setBusy] = useState<number | null>(null);
  const bringIn = useCallback(
    async (files: readonly File[], folder: string) => {
      for (const [at, file] of files.entries()) {
        setBusy(at / files.length);
        const answer = await sendFile(file, file.name, folder.trim());
        const outcome = answer.ok
          ? { name: file.name, files: answer.files, error: null }
          : { name: file.name, files: [], error: answer.error };
        setSent((before) => [...before, outcome]);
      }
      setBusy(null);
      void reader.refresh();
      void reader.refreshFacets();
    },
    [reader],
  );
  return useMemo(() => ({ sent, busy, bringIn, forget: () => setSent([]) }), [sent, busy, bringIn]);
}
