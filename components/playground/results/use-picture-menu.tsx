"use client";

import {
  Brush,
  Code,
  Download,
  FlaskConical,
  ImagePlus,
  LayoutTemplate,
  Maximize2,
  Star,
  Trash2,
  Undo2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { draftOf } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { downloadUrl } from "#components/playground/results/download-url.ts";
import { useAttachPicture } from "#components/playground/use-attach-picture.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import { openViewer } from "#components/viewer/open-viewer.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** Everything one can do with a picture, as menu lines and as functions. */
export function usePictureMenu(run: RunView, image: ImageView) {
  const t = useTranslations("playground");
  const saving = useTranslations("save");
  const { draft, view } = usePlayground();
  const deeds = useDeeds();
  const router = useRouter();
  const edit = () => router.push(`/edit/${image.id}`);
  // The tile shows this size already.
  const open = () => openViewer({ image, prompt: run.prompt, preview: `${image.url}?w=1024` });
  const favourite = () => void deeds.favourite(image);
  const remove = () => {
    moveFocusFrom(image.id);
    void deeds.removeImage(image);
  };
  const attach = useAttachPicture();
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
      run: open,
    },
    {
      id: "favourite",
      label: t("image.favourite"),
      icon: <Star {...icon} />,
      keys: "F",
      checked: image.favourite,
      run: favourite,
    },
    { id: "edit", label: t("image.edit"), icon: <Brush {...icon} />, keys: "E", run: edit },
    {
      id: "reference",
      label: t("image.reference"),
      icon: <ImagePlus {...icon} />,
      keys: "R",
      run: () => attach(image),
    },
    {
      id: "try",
      label: t("image.try"),
      icon: <FlaskConical {...icon} />,
      run: () => router.push(`/compare?try=${image.id}`),
    },
    { id: "reuse", label: t("run.reuse"), icon: <Undo2 {...icon} />, run: reuse },
    { id: "download", label: t("image.download"), icon: <Download {...icon} />, keys: "D", run: save },
    {
      id: "template",
      label: saving("action"),
      icon: <LayoutTemplate {...icon} />,
      run: () => view.getState().open({ kind: "template", imageId: image.id }),
    },
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
  return { items, edit, open, favourite, useAsReference: () => attach(image), remove };
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
