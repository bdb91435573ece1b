import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type BringInTools, bringIn } from "#components/gallery/bring-in.ts";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { readFacets } from "#components/gallery/use-facets.ts";
import { toast } from "#components/ui/toast.ts";
import { uploadFile } from "#components/uploads/upload-file.ts";
import { openViewer } from "#components/viewer/open-viewer.ts";
import type { KnownPicture } from "#lib/gallery/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";

const hexadecimal = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

const browserTools = (): BringInTools => ({
  upload: uploadFile,
  convert: async (file) => (await import("#components/uploads/convert-heic.ts")).convertHeic(file),
  digest: globalThis.crypto?.subtle
    ? async (file) => hexadecimal(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))
    : null,
  known: async (sha256) => {
    const found = await fetchJson(`/api/v1/images/by-hash/${sha256}`).catch(() => null);
    return found as KnownPicture | null;
  },
});

/** Brings files in and tells how it went: what came, what is known already and from which run, what was refused and why. */
export function useBringIn(): (files: readonly File[]) => Promise<void> {
  const parts = useGalleryParts();
  const t = useTranslations("gallery.upload");
  const errors = useTranslations("errors");
  return useCallback(
    // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: four outcomes, each told in its own words.
    async (files) => {
      if (files.length === 0) return;
      const { added, known, refused } = await bringIn(parts.store, files, browserTools());
      for (const { name, error } of refused.slice(0, 3)) {
        const { title, next } = errorText(errors, error);
        toast({ title: t("refused", { name }), text: `${title} ${next}`, tone: "danger" });
      }
      if (added.length > 0) {
        toast({ title: t("done", { count: added.length }), tone: "success" });
        void parts.reader.refresh();
        void readFacets(parts);
      }
      const [only] = known;
      if (known.length > 1) toast({ title: t("knownMany", { count: known.length }) });
      else if (only) {
        const { image, run, trashed } = only;
        const title = run ? t("known", { prompt: run.prompt.slice(0, 80) }) : t("knownUpload");
        if (trashed) toast({ title, text: t("knownTrashed") });
        else {
          toast({ title });
          openViewer({ image, prompt: run?.prompt ?? null });
        }
      }
    },
    [parts, t, errors],
  );
}
