"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useGallery } from "#components/gallery/gallery-context.tsx";
import { useItemMenu } from "#components/gallery/use-item-menu.tsx";
import { focusFirstItem, MenuList } from "#components/ui/menu-list.tsx";
import { useFloating } from "#components/ui/use-floating.ts";

type PictureMenuProps = { position: number; x: number; y: number; close: () => void };

/** The menu of a right click, a long press or the menu key, where it was asked for. */
export function PictureMenu({ position, x, y, close }: PictureMenuProps) {
  const t = useTranslations("gallery");
  const items = useItemMenu(useGallery(({ catalogue }) => catalogue.items.get(position)));
  const anchor = () => ({ getBoundingClientRect: () => ({ left: x, right: x, top: y - 6, bottom: y - 6 }) });
  const { ref, open, onBeforeToggle, onToggle, close: hide } = useFloating(anchor);
  useEffect(() => {
    ref.current?.showPopover();
  }, [ref]);
  return (
    <div
      ref={ref}
      popover="auto"
      data-actions=""
      onBeforeToggle={onBeforeToggle}
      onToggle={(event) => {
        onToggle(event, focusFirstItem);
        if (event.newState === "closed") close();
      }}
      className="floating min-w-52 overflow-auto p-1"
    >
      {open && <MenuList label={t("actions")} items={items} close={hide} />}
    </div>
  );
}
