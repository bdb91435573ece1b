import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import {
  countPicked,
  isPicked,
  type Picked,
  selectionOf,
  toggled,
  withPicked,
} from "#components/gallery/picked.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useFileSize } from "#components/gallery/use-file-size.ts";
import { openItem, useSelect } from "#components/gallery/use-select.ts";
import { copyText } from "#components/playground/copy-text.ts";
import { attempt } from "#components/playground/reach.ts";
import { downloadUrl } from "#components/playground/results/download-url.ts";
import { announce } from "#components/ui/announce.ts";
import { dismissToast, toast } from "#components/ui/toast.ts";
import type { GalleryItem, ImageDetail } from "#lib/gallery/view.ts";
import { maxShared } from "#lib/shares/view.ts";

/** Longest prompt a list carries; a longer one is read from the picture's own address. */
const listedPrompt = 300;
const mostCompared = 4;

/** Where one can go from a picture, and what one can take away. */
export function useDoors() {
  const { store, reader, overlays, actions, timeZone } = useGalleryParts();
  const t = useTranslations("gallery");
  const router = useRouter();
  const { tell } = useDeeds();
  const fileSize = useFileSize();
  const select = useSelect();
  return useMemo(() => {
    /** Those selected, in the gallery's order; all that match are read first. */
    const idsOf = async (picked: Picked): Promise<string[] | null> => {
      const { items, total } = store.getState().catalogue;
      if (picked.kind === "matching")
        return (await reader.idsIn({ from: 0, to: total }))?.filter((id) => isPicked(picked, id)) ?? null;
      const loaded = [...items].sort(([one], [other]) => one - other).map(([, { id }]) => id);
      const inOrder = loaded.filter((id) => picked.ids.has(id));
      return [...new Set([...inOrder, ...picked.ids])];
    };
    const compare = async (picked: Picked) => {
      const count = countPicked(picked);
      if (count < 2) return void toast({ title: t("say.compareFew") });
      if (count > mostCompared) return void toast({ title: t("say.compareMany", { count }) });
      const ids = await idsOf(picked);
      if (ids) router.push(`/compare?ids=${ids.join(",")}`);
      else tell("unreachable");
    };
    return {
      select,
      compare,
      toggle: (id: string) => select(toggled(store.getState().picked, id)),
      open: openItem,
      edit: (item: GalleryItem) => router.push(`/edit/${item.id}`),
      reuse: (item: GalleryItem) => router.push(`/?from=${item.id}`),
      /** The first of several is only taken note of. */
      compareWith(item: GalleryItem) {
        const picked = withPicked(store.getState().picked, [item.id], true);
        store.getState().set({ picked });
        if (countPicked(picked) === 1) announce(t("say.comparePick"));
        else void compare(picked);
      },
      async download(picked: Picked) {
        const { items } = store.getState().catalogue;
        const only = countPicked(picked) === 1 && [...items.values()].find(({ id }) => isPicked(picked, id));
        if (only) return save(downloadUrl(only));
        const selection = selectionOf(picked, timeZone);
        if (!selection) return;
        const note = toast({ title: t("download.preparing") });
        const outcome = await attempt(() => actions.createExport({ selection }));
        dismissToast(note);
        if (outcome === "unreachable" || !outcome.ok)
          return tell(outcome === "unreachable" ? outcome : outcome.error);
        const { url, count, bytes } = outcome.value;
        toast({ title: t("download.ready", { count, size: fileSize(bytes) }) });
        save(url);
      },
      async share(picked: Picked) {
        const count = countPicked(picked);
        if (count > maxShared) return void toast({ title: t("share.tooMany", { count, max: maxShared }) });
        const imageIds = await idsOf(picked);
        if (imageIds) overlays.getState().show({ kind: "share", imageIds });
        else tell("unreachable");
      },
      async copyPrompt(item: GalleryItem) {
        const { prompt } = item;
        const text = prompt !== null && prompt.length >= listedPrompt ? await wholePrompt(item) : prompt;
        if (!text) return;
        if (await copyText(text)) toast({ title: t("copied"), tone: "success" });
        else toast({ title: t("copyFailed"), tone: "danger" });
      },
    };
  }, [store, reader, overlays, actions, timeZone, t, router, tell, fileSize, select]);
}

async function wholePrompt({ id, prompt }: GalleryItem): Promise<string | null> {
  const detail = await fetchJson(`/api/v1/images/${id}`).catch(() => null);
  return (detail as ImageDetail | null)?.run?.prompt ?? prompt;
}

function save(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
