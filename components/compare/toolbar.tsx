"use client";

import { EyeOff, FileImage, FlaskConical, Link2, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import { compareModes } from "#components/compare/compare-store.ts";
import { useCompareDeeds } from "#components/compare/use-compare-deeds.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

/** How the pictures are shown, and what can be done with them together. */
export function Toolbar({ openTry }: { openTry: () => void }) {
  const t = useTranslations("compare");
  const { store } = useCompareParts();
  const mode = useCompare((state) => state.mode);
  const synced = useCompare((state) => state.synced);
  const blind = useCompare((state) => state.blind);
  const deeds = useCompareDeeds();
  const icon = { "aria-hidden": true as const };
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
      <Segmented
        label={t("mode.label")}
        hideLabel
        options={compareModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        value={mode}
        onChange={(next) => store.getState().set({ mode: next })}
        className="[&_label]:flex-none [&_label]:whitespace-nowrap"
      />
      <div className="flex items-center gap-1">
        <IconButton
          label={t("zoom.out")}
          keys="-"
          icon={<ZoomOut {...icon} />}
          onClick={() => deeds.zoom(0.8)}
        />
        <IconButton
          label={t("zoom.in")}
          keys="+"
          icon={<ZoomIn {...icon} />}
          onClick={() => deeds.zoom(1.25)}
        />
        <IconButton label={t("zoom.fit")} keys="0" icon={<Maximize {...icon} />} onClick={deeds.fit} />
        <IconButton
          label={t("sync")}
          keys="S"
          aria-pressed={synced}
          icon={<Link2 {...icon} />}
          onClick={() => store.getState().toggleSync()}
        />
        <IconButton
          label={t("blind.label")}
          keys="B"
          aria-pressed={blind}
          icon={<EyeOff {...icon} />}
          onClick={deeds.toggleBlind}
        />
      </div>
      <div className="ms-auto flex flex-wrap items-center gap-2">
        <Button icon={<FileImage {...icon} className="size-4" />} onClick={() => void deeds.saveSheet()}>
          {t("sheet.save")}
        </Button>
        <Button icon={<FlaskConical {...icon} className="size-4" />} onClick={openTry}>
          {t("try.open")}
        </Button>
      </div>
    </div>
  );
}
