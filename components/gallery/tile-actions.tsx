"use client";

import { Columns2, Download, MoreHorizontal, Pencil, RotateCcw, Star, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useGallery } from "#components/gallery/gallery-context.tsx";
import type { Box } from "#components/gallery/layout.ts";
import { onlyIds } from "#components/gallery/picked.ts";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { useDoors } from "#components/gallery/use-doors.ts";
import { useItemMenu } from "#components/gallery/use-item-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { GalleryItem } from "#lib/gallery/view.ts";

/** Room for all of them in one row, in CSS pixels; narrower pictures have their menu. */
const roomForAll = 186;
const icon = { "aria-hidden": true as const };

/** What can be done with the picture under the pointer or the focus: lies over it, once for the whole gallery. */
export function TileActions({ item, box }: { item: GalleryItem; box: Box }) {
  const t = useTranslations("gallery");
  const inTrash = useGallery(({ shown }) => shown.filter.trash);
  const deeds = useDeeds();
  const doors = useDoors();
  const items = useItemMenu(item);
  const only = onlyIds([item.id]);
  const menu = (
    <Menu
      label={t("actions")}
      items={items}
      placement={{ align: "end" }}
      trigger={(props) => (
        <IconButton variant="scrim" {...props} label={t("image.menu")} icon={<MoreHorizontal {...icon} />} />
      )}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring looks of its own.
    <div
      role="group"
      aria-label={t("actions")}
      data-actions=""
      className="pointer-events-none absolute flex items-end justify-end gap-1 p-1.5 *:pointer-events-auto"
      style={{ left: box.left, top: box.top + box.height - 48, width: box.width, height: 48 }}
    >
      {inTrash ? (
        <IconButton
          variant="scrim"
          label={t("image.restore")}
          icon={<RotateCcw {...icon} />}
          onClick={() => void deeds.restore(only)}
        />
      ) : box.width < roomForAll ? (
        menu
      ) : (
        <>
          <IconButton
            variant="scrim"
            label={t("image.favourite")}
            keys="F"
            aria-pressed={item.favourite}
            icon={<Star {...icon} className={item.favourite ? "fill-accent text-accent" : ""} />}
            onClick={() => void deeds.favourite(only)}
          />
          <IconButton
            variant="scrim"
            label={t("image.edit")}
            keys="E"
            icon={<Pencil {...icon} />}
            onClick={() => doors.edit(item)}
          />
          <IconButton
            variant="scrim"
            label={t("image.reuse")}
            keys="R"
            icon={<Undo2 {...icon} />}
            onClick={() => doors.reuse(item)}
          />
          <IconButton
            variant="scrim"
            label={t("image.compare")}
            keys="C"
            icon={<Columns2 {...icon} />}
            onClick={() => doors.compareWith(item)}
          />
          <IconButton
            variant="scrim"
            label={t("image.download")}
            keys="D"
            icon={<Download {...icon} />}
            onClick={() => void doors.download(only)}
          />
        </>
      )}
    </div>
  );
}
