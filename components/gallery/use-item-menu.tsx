"use client";

import {
  Columns2,
  Copy,
  Download,
  FolderMinus,
  FolderPlus,
  LayoutTemplate,
  Maximize2,
  Pencil,
  RotateCcw,
  Share2,
  SquareCheck,
  Star,
  Tag,
  Trash2,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { countPicked, isPicked, onlyIds } from "#components/gallery/picked.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useDoors } from "#components/gallery/use-doors.ts";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import type { GalleryItem } from "#lib/gallery/view.ts";

const icon = { "aria-hidden": true as const };

/** Everything one can do with a picture, as menu lines; with the whole selection, where the picture is part of it. */
export function useItemMenu(item: GalleryItem | undefined): MenuItem[] {
  const t = useTranslations("gallery");
  const save = useTranslations("save");
  const { overlays } = useGalleryParts();
  const selected = useGallery((state) => state.picked);
  const { trash: inTrash, collectionId } = useGallery(({ shown }) => shown.filter);
  const deeds = useDeeds();
  const doors = useDoors();
  if (!item) return [];
  const isSelected = isPicked(selected, item.id);
  const picked = isSelected ? selected : onlyIds([item.id]);
  const isOne = countPicked(picked) === 1;
  const collection = overlays.getState().facets.collections.find(({ id }) => id === collectionId);
  const { toggle } = doors;
  const select: MenuItem = {
    id: "select",
    label: t("image.select"),
    icon: <SquareCheck {...icon} />,
    keys: "X",
    checked: isSelected,
    run: () => toggle(item.id),
  };
  const remove: MenuItem[] = inTrash
    ? [
        {
          id: "restore",
          label: t("image.restore"),
          icon: <RotateCcw {...icon} />,
          run: () => void deeds.restore(picked),
        },
        {
          id: "purge",
          label: t("image.purge"),
          icon: <Trash2 {...icon} />,
          danger: true,
          run: () => overlays.getState().show({ kind: "purge", picked }),
        },
      ]
    : [
        {
          id: "delete",
          label: t("image.delete"),
          icon: <Trash2 {...icon} />,
          keys: "Delete",
          danger: true,
          run: () => void deeds.trash(picked),
        },
      ];
  if (inTrash) return [select, null, ...remove];
  return [
    ...(isOne
      ? [
          {
            id: "open",
            label: t("image.open"),
            icon: <Maximize2 {...icon} />,
            keys: "Enter",
            run: () => doors.open(item),
          },
        ]
      : []),
    select,
    {
      id: "favourite",
      label: t("image.favourite"),
      icon: <Star {...icon} />,
      keys: "F",
      checked: item.favourite,
      run: () => void deeds.favourite(picked),
    },
    ...(isOne
      ? [
          {
            id: "edit",
            label: t("image.edit"),
            icon: <Pencil {...icon} />,
            keys: "E",
            run: () => doors.edit(item),
          },
          {
            id: "reuse",
            label: t("image.reuse"),
            icon: <Undo2 {...icon} />,
            keys: "R",
            run: () => doors.reuse(item),
          },
          ...(item.prompt
            ? [
                {
                  id: "template",
                  label: save("action"),
                  icon: <LayoutTemplate {...icon} />,
                  run: () => overlays.getState().show({ kind: "template", imageId: item.id }),
                },
              ]
            : []),
        ]
      : []),
    {
      id: "compare",
      label: t("image.compare"),
      icon: <Columns2 {...icon} />,
      keys: "C",
      run: () => doors.compareWith(item),
    },
    {
      id: "download",
      label: t("image.download"),
      icon: <Download {...icon} />,
      keys: "D",
      run: () => void doors.download(picked),
    },
    ...(isOne && item.prompt
      ? [
          {
            id: "copy",
            label: t("image.copyPrompt"),
            icon: <Copy {...icon} />,
            keys: "Shift+C",
            run: () => void doors.copyPrompt(item),
          },
        ]
      : []),
    null,
    {
      id: "tag",
      label: t("image.tag"),
      icon: <Tag {...icon} />,
      keys: "T",
      run: () => overlays.getState().show({ kind: "tag", picked }),
    },
    {
      id: "collect",
      label: t("image.collect"),
      icon: <FolderPlus {...icon} />,
      run: () => overlays.getState().show({ kind: "collect", picked }),
    },
    ...(collection
      ? [
          {
            id: "uncollect",
            label: t("image.uncollect"),
            icon: <FolderMinus {...icon} />,
            run: () => void deeds.uncollect(picked, collection),
          },
        ]
      : []),
    {
      id: "share",
      label: t("image.share"),
      icon: <Share2 {...icon} />,
      run: () => void doors.share(picked),
    },
    null,
    ...remove,
  ];
}
