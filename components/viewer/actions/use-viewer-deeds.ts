import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { copyText } from "#components/playground/copy-text.ts";
import { attempt } from "#components/playground/reach.ts";
import { downloadUrl } from "#components/playground/results/download-url.ts";
import { rememberUndo } from "#components/playground/undo-last.ts";
import { announce } from "#components/ui/announce.ts";
import { toast } from "#components/ui/toast.ts";
import { copyImage } from "#components/viewer/actions/copy-image.ts";
import { parametersJson } from "#components/viewer/actions/parameters-json.ts";
import { imagePath } from "#components/viewer/open-viewer.ts";
import { neighbourOf } from "#components/viewer/use-walk.ts";
import {
  type Looked,
  useLooked,
  useViewerParts,
  type ViewerParts,
} from "#components/viewer/viewer-context.tsx";
import type { ViewerChange } from "#components/viewer/viewer-host-props.ts";
import type { Patch } from "#components/viewer/viewer-state.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What one can do with the picture one looks at. Shown at once; taken back, and said, where the studio refuses. */
export function useViewerDeeds() {
  const t = useTranslations("viewer");
  const errors = useTranslations("errors");
  const parts = useViewerParts();
  const looked = useLooked();
  return useMemo(() => {
    const { store, host } = parts;
    const { image } = looked;
    const tell = (outcome: Outcome<unknown> | "unreachable"): boolean => {
      if (outcome !== "unreachable" && outcome.ok) return true;
      const { title, next } =
        outcome === "unreachable"
          ? { title: t("unreachable.what"), next: t("unreachable.next") }
          : errorText(errors, outcome.error);
      toast({ title, text: next, tone: "danger" });
      return false;
    };
    const change = async (
      [now, before]: [ViewerChange, ViewerChange],
      patch: Patch,
      call: () => Promise<Outcome<unknown>>,
    ): Promise<boolean> => {
      const { imageId } = now;
      store.getState().patch(imageId, patch);
      host.onChange?.(now);
      const done = tell(await attempt(call));
      if (done) return true;
      store.getState().unpatch(imageId);
      host.onChange?.(before);
      return false;
    };
    const copied = (done: boolean) =>
      toast({ title: t(done ? "copied" : "copyFailed"), ...(!done && { tone: "danger" as const }) });
    return {
      favourite() {
        const imageId = image.id;
        const favourite = !image.favourite;
        return change(
          [
            { kind: "favourite", imageId, favourite },
            { kind: "favourite", imageId, favourite: !favourite },
          ],
          { image: { favourite } },
          () => host.actions.setFavourite({ imageId, favourite }),
        );
      },
      /** The rating it has already takes it away. */
      rate(stars: number) {
        const imageId = image.id;
        const rating = stars === image.rating ? 0 : stars;
        announce(t("rating.now", { rating }));
        return change(
          [
            { kind: "rating", imageId, rating },
            { kind: "rating", imageId, rating: image.rating },
          ],
          { image: { rating } },
          () => host.actions.setRating({ imageId, rating }),
        );
      },
      setTags(tags: string[]) {
        const imageId = image.id;
        const before = looked.detail?.tags ?? [];
        return change(
          [
            { kind: "tags", imageId, tags },
            { kind: "tags", imageId, tags: before },
          ],
          { tags },
          () => host.actions.setTags({ imageId, tags }),
        );
      },
      async copyImage() {
        const outcome = await copyImage(image.url);
        if (outcome === "copied") return void toast({ title: t("copiedImage") });
        toast({
          title: t(outcome === "insecure" ? "copyInsecure" : "copyFailed"),
          tone: "danger",
          action: { label: t("deeds.download"), run: () => save(downloadUrl(image)) },
        });
      },
      copyPrompt: async () => looked.prompt !== null && copied(await copyText(looked.prompt)),
      copyLink: async () => copied(await copyText(location.origin + imagePath(image.id))),
      copyJson: async () => looked.detail && copied(await copyText(parametersJson(looked.detail))),
      copy: async (text: string) => copied(await copyText(text)),
      download: () => save(downloadUrl(image)),
      reuse: () => reuse(parts, looked),
      attach() {
        if (host.deeds?.attach) host.deeds.attach(image);
        else parts.go(`/?reference=${encodeURIComponent(image.id)}`);
      },
      remove: () => remove(parts, looked, { tell, trashed: t("trashed"), undo: t("undo") }),
      async restore() {
        const imageId = image.id;
        await change(
          [
            { kind: "trashed", imageId, trashed: false },
            { kind: "trashed", imageId, trashed: true },
          ],
          { trashed: false },
          () => host.actions.restoreImages({ imageIds: [imageId] }),
        );
        await store.getState().load(imageId, { again: true });
      },
    };
  }, [parts, looked, t, errors]);
}

export type ViewerDeeds = ReturnType<typeof useViewerDeeds>;

function save(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** The parts an edit sends are no inputs one would choose again. */
export function reusable(run: RunView): RunView {
  return run.edit ? { ...run, inputs: run.inputs.filter(({ image }) => image.listed) } : run;
}

function reuse({ host, close, go }: ViewerParts, { detail, image }: Looked): void {
  const { deeds } = host;
  if (!deeds?.reuse || !detail?.run) {
    go(`/?from=${encodeURIComponent(image.id)}`);
    return;
  }
  const run = reusable(detail.run);
  close({ refocus: false });
  // After the dialog has gone: inside it the prompt can't take the focus.
  setTimeout(() => deeds.reuse?.(run));
}

type Telling = {
  tell: (outcome: Outcome<unknown> | "unreachable") => boolean;
  trashed: string;
  undo: string;
};

/** Into the trash, and on to the next picture; the way back is in the message and on Mod+Z. */
async function remove(
  parts: ViewerParts,
  { image }: Looked,
  { tell, trashed, undo }: Telling,
): Promise<void> {
  const { host, store, show, close, place, item } = parts;
  const imageId = image.id;
  // A second press that came before the next picture was there.
  if (store.getState().patches.get(imageId)?.trashed) return;
  const mark = (is: boolean) => {
    store.getState().patch(imageId, { trashed: is });
    host.onChange?.({ kind: "trashed", imageId, trashed: is });
  };
  const next =
    (await neighbourOf({ host, store, item }, 1)) ?? (await neighbourOf({ host, store, item }, -1));
  mark(true);
  const done = attempt(() => host.actions.deleteImages({ imageIds: [imageId] }));
  const back = rememberUndo(async () => {
    const outcome = await done;
    if (outcome === "unreachable" || !outcome.ok) return;
    mark(false);
    if (!tell(await attempt(() => host.actions.restoreImages({ imageIds: [imageId] })))) mark(true);
  });
  if (next) show(next);
  else if (place === "over") close();
  toast({ title: trashed, action: { label: undo, run: back } });
  if (!tell(await done)) mark(false);
}
