"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useInspector } from "./inspector-context.ts";
import { overlay } from "./overlay-state.ts";

type FrameHeaderProps = { title: string; tray: ReactNode; hasInspector: boolean; openSheet: () => void };

/** The page's name, the way to every command, work under way, and the inspector's switch. */
export function FrameHeader({ title, tray, hasInspector, openSheet }: FrameHeaderProps) {
  const t = useTranslations("shell");
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b px-3 coarse:h-14 lg:px-4">
      <h1 className="min-w-0 flex-1 truncate text-lg">{title}</h1>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => overlay.show("palette")}
        className="forced-edge inline-flex min-h-control items-center gap-2 rounded-control px-2 text-muted transition-colors hover:bg-control hover:text-ink coarse:min-w-control coarse:justify-center"
      >
        <Glyph name="search" />
        <span className="max-sm:sr-only">{t("palette.open")}</span>
        <Kbd keys="Mod+K" className="max-lg:hidden coarse:hidden" />
      </button>
      {tray}
      {hasInspector && (
        <>
          <InspectorToggle />
          <IconButton
            label={t("inspector.open")}
            icon={<Glyph name="sliders" />}
            aria-haspopup="dialog"
            onClick={openSheet}
            className="lg:hidden"
          />
        </>
      )}
    </header>
  );
}

function InspectorToggle() {
  const t = useTranslations("shell.inspector");
  const { state, set } = useInspector();
  return (
    <IconButton
      label={state.open ? t("hide") : t("show")}
      keys="Mod+."
      icon={<Glyph name="panel" />}
      aria-controls="inspector"
      aria-expanded={state.open}
      onClick={() => set({ ...state, open: !state.open })}
      className="max-lg:hidden"
    />
  );
}
