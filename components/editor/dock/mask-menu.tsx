"use client";

import { Contrast } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMaskDeeds } from "#components/editor/dock/use-mask-deeds.ts";
import { useEngine } from "#components/editor/editor-context.tsx";
import { ImportMask } from "#components/editor/later-parts.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuItem } from "#components/ui/menu-list.tsx";

/** What can be done to the whole mask at once. */
export function MaskMenu() {
  const t = useTranslations("editor");
  const deeds = useMaskDeeds();
  const isEmpty = useEngine((state) => state.coverage === 0);
  const [importing, setImporting] = useState(false);
  const item = (id: keyof typeof deeds, keys?: string, disabled = false) => ({
    id,
    label: t(`mask.${id}`),
    ...(keys && { keys }),
    disabled,
    run: deeds[id],
  });
  const items: MenuItem[] = [
    item("invert", "Mod+I"),
    item("all", "Mod+A"),
    item("clear", "Mod+D", isEmpty),
    item("fillHoles", undefined, isEmpty),
    null,
    { id: "import", label: t("mask.import"), run: () => setImporting(true) },
    item("export", undefined, isEmpty),
  ];
  return (
    <>
      <Menu
        label={t("mask.menu")}
        items={items}
        placement={{ side: "top", align: "center" }}
        trigger={(props) => (
          <IconButton {...props} label={t("mask.menu")} icon={<Contrast aria-hidden="true" />} />
        )}
      />
      {importing && <ImportMask close={() => setImporting(false)} />}
    </>
  );
}
