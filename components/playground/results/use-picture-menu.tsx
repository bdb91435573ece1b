"use client";

import { Code, Download, ImagePlus, Maximize2, Star, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { attachmentOf, draftOf } from "#components/playground/draft-store.ts";
import { useChoice, usePlayground } from "#components/playground/playground-context.tsx";
import { downloadUrl } from "#components/playground/results/download-url.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { announce } from "#components/ui/announce.ts";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** Everything one can do with a picture, as menu lines and as functions. */
export function usePictureMenu(run: RunView, image: ImageView) {
  const t = useTranslations("playground");
  const { draft, view } = usePlayground();
  const { profile } = useChoice();
  const deeds = useDeeds();
  const favourite = () => void deeds.favourite(image);
  const remove = () => {
    moveFocusFrom(image.id);
    void deeds.removeImage(image);
  };
  const useAsReference = () => {
    const { attachments, attach, refuse } = draft.getState();
    const name = image.name ?? image.id;
    if (attachments.length >= profile.maxReferences)
      return refuse([{ key: image.id, name, code: "references_too_many" }]);
    attach([attachmentOf(image, name)]);
    announce(t("image.referenced", { number: attachments.length + 1 }));
  };
  const reuse = () => {
    draft.getState().set(draftOf(run));
    document.getElementById("prompt")?.focus();
  };
  const save = () => {
    const link = document.createElement("a");
    link.href = downloadUrl(image);
    link.download = "";
    link.click();
  };
  const icon = { "aria-hidden": true as const };
  const items: MenuItem[] = [
    {
      id: "open",
      label: t("image.open"),
      icon: <Maximize2 {...icon} />,
      keys: "Enter",
      run: () => view.getState().open({ kind: "viewer", imageId: image.id }),
    },
    {
      id: "favourite",
      label: t("image.favourite"),
      icon: <Star {...icon} />,
      keys: "F",
      checked: image.favourite,
      run: favourite,
    },
    {
      id: "reference",
      label: t("image.reference"),
      icon: <ImagePlus {...icon} />,
      keys: "R",
      run: useAsReference,
    },
    { id: "reuse", label: t("run.reuse"), icon: <Undo2 {...icon} />, run: reuse },
    { id: "download", label: t("image.download"), icon: <Download {...icon} />, keys: "D", run: save },
    {
      id: "code",
      label: t("code.open"),
      icon: <Code {...icon} />,
      run: () => view.getState().open({ kind: "code", draft: draftOf(run) }),
    },
    null,
    {
      id: "delete",
      label: t("image.delete"),
      icon: <Trash2 {...icon} />,
      keys: "Delete",
      danger: true,
      run: remove,
    },
  ];
  return { items, favourite, useAsReference, remove };
}

/** A picture that goes takes the focus with it: hand it to its neighbour, or to the heading of its run. */
function moveFocusFrom(imageId: string): void {
  const tile = document.querySelector(`[data-picture="${imageId}"]`)?.closest("li");
  if (!tile?.contains(document.activeElement)) return;
  const neighbour = tile.nextElementSibling ?? tile.previousElementSibling;
  const target =
    neighbour?.querySelector<HTMLElement>("[data-picture]") ?? tile.closest("article")?.querySelector("h2");
  target?.focus();
}
