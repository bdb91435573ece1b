import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { usePlayground } from "#components/playground/playground-context.tsx";
import {
  type DeedFailure,
  deleteImage,
  deleteRun,
  restoreImage,
  restoreRun,
  setFavourite,
  stopRun,
  writeOff,
} from "#components/playground/run-deeds.ts";
import { rememberUndo } from "#components/playground/undo-last.ts";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** What one can do with runs and pictures, each telling of its failure and, where it can be undone, of the way back. */
export function useDeeds() {
  const parts = usePlayground();
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  return useMemo(() => {
    const tell = (failure: DeedFailure) => {
      if (!failure) return;
      const { title, next } =
        failure === "unreachable"
          ? { title: t("hindrance.unreachable.what"), next: t("hindrance.unreachable.next") }
          : errorText(errors, failure);
      toast({ title, text: next, tone: "danger" });
    };
    const withUndo = (title: string, undo: () => Promise<DeedFailure>) => {
      const run = rememberUndo(async () => tell(await undo()));
      toast({ title, action: { label: t("undo"), run } });
    };
    return {
      stop: async (run: RunView) => tell(await stopRun(parts, run)),
      writeOff: async (run: RunView, jobId: string) => tell(await writeOff(parts, run, jobId)),
      favourite: async (image: ImageView) => tell(await setFavourite(parts, image, !image.favourite)),
      async removeImage(image: ImageView) {
        const done = deleteImage(parts, image.id);
        withUndo(t("image.deleted"), async () => (await done) ?? restoreImage(parts, image.id));
        tell(await done);
      },
      async removeRun(run: RunView) {
        const done = deleteRun(parts, run);
        withUndo(t("run.deleted"), async () => (await done) ?? restoreRun(parts, run));
        tell(await done);
      },
    };
  }, [parts, t, errors]);
}
