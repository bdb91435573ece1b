"use client";

import {
  Braces,
  Code,
  Columns2,
  Copy,
  Download,
  FileDown,
  ImagePlus,
  LayoutTemplate,
  Link,
  Paintbrush,
  Star,
  Trash2,
  Type,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import { useViewerCommands } from "#components/viewer/actions/use-viewer-commands.ts";
import { useViewerDeeds, type ViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";
import { useLooked, useViewerParts } from "#components/viewer/viewer-context.tsx";

type Options = { openSheet: (sheet: "download" | "code" | "template") => void; toggleInfo: () => void };

/** Everything one can do here: as functions, and as lines of a menu. The palette and the keys get the same lines. */
export type Reachable = { items: readonly MenuItem[]; deeds: ViewerDeeds };

export function useReachable({ openSheet, toggleInfo }: Options): Reachable {
  const t = useTranslations("viewer.deeds");
  const save = useTranslations("save");
  const deeds = useViewerDeeds();
  const { go } = useViewerParts();
  const { image, detail, prompt, trashed } = useLooked();
  const icon = { "aria-hidden": true as const };
  const isThere = detail === null || detail.file === "kept";
  const hasRun = detail !== null && detail.run !== null;
  const lines: (MenuItem | false)[] = [
    {
      id: "favourite",
      label: t("favourite"),
      icon: <Star {...icon} />,
      keys: "F",
      checked: image.favourite,
      run: () => void deeds.favourite(),
    },
    hasRun && { id: "reuse", label: t("reuse"), icon: <Undo2 {...icon} />, keys: "U", run: deeds.reuse },
    isThere &&
      !trashed && {
        id: "edit",
        label: t("edit"),
        icon: <Paintbrush {...icon} />,
        keys: "E",
        run: () => go(`/edit/${encodeURIComponent(image.id)}`),
      },
    isThere && {
      id: "reference",
      label: t("reference"),
      icon: <ImagePlus {...icon} />,
      keys: "R",
      run: deeds.attach,
    },
    isThere && {
      id: "compare",
      label: t("compare"),
      icon: <Columns2 {...icon} />,
      keys: "C",
      run: () => go(`/compare?ids=${encodeURIComponent(image.id)}`),
    },
    hasRun && {
      id: "template",
      label: save("action"),
      icon: <LayoutTemplate {...icon} />,
      run: () => openSheet("template"),
    },
    hasRun && { id: "code", label: t("code"), icon: <Code {...icon} />, run: () => openSheet("code") },
    null,
    isThere && {
      id: "copyImage",
      label: t("copyImage"),
      icon: <Copy {...icon} />,
      keys: "Mod+C",
      run: () => void deeds.copyImage(),
    },
    prompt !== null && {
      id: "copyPrompt",
      label: t("copyPrompt"),
      icon: <Type {...icon} />,
      keys: "Shift+C",
      run: () => void deeds.copyPrompt(),
    },
    { id: "copyLink", label: t("copyLink"), icon: <Link {...icon} />, run: () => void deeds.copyLink() },
    detail !== null && {
      id: "copyJson",
      label: t("copyJson"),
      icon: <Braces {...icon} />,
      run: () => void deeds.copyJson(),
    },
    null,
    isThere && {
      id: "download",
      label: t("download"),
      icon: <Download {...icon} />,
      keys: "D",
      run: deeds.download,
    },
    isThere && {
      id: "convert",
      label: t("convert"),
      icon: <FileDown {...icon} />,
      keys: "Shift+D",
      run: () => openSheet("download"),
    },
    null,
    trashed
      ? detail?.file !== "purged" && {
          id: "restore",
          label: t("restore"),
          icon: <Undo2 {...icon} />,
          run: () => void deeds.restore(),
        }
      : {
          id: "delete",
          label: t("delete"),
          icon: <Trash2 {...icon} />,
          keys: "Delete",
          danger: true,
          run: () => void deeds.remove(),
        },
  ];
  const items = withoutDoubleLines(lines.filter((line) => line !== false));
  useViewerCommands({ items, deeds, toggleInfo });
  return { items, deeds };
}

/** A group that is empty leaves no second hairline behind. */
const withoutDoubleLines = (items: MenuItem[]) =>
  items.filter((item, index) => item !== null || (index < items.length - 1 && items[index + 1] !== null));
