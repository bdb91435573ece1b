"use client";

import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useInspector } from "#components/shell/inspector-context.ts";
import { overlay } from "#components/shell/overlay-state.ts";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

type EditorHeaderProps = {
  name: string;
  /** Behind the name: its size, whether it is saved. */
  facts?: ReactNode;
  /** Undo, zoom and whatever else belongs to the picture. */
  children?: ReactNode;
  openSheet: () => void;
};

/** The way back, the picture's name, what acts on the view of it, and the switch of the panel. */
export function EditorHeader({ name, facts, children, openSheet }: EditorHeaderProps) {
  const t = useTranslations("editor");
  const s = useTranslations("shell");
  const goBack = useBack();
  const { state, set } = useInspector();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b px-2 coarse:h-14 lg:px-3">
      <IconButton label={t("back")} icon={<ArrowLeft aria-hidden="true" />} onClick={goBack} />
      <div className="flex min-w-0 flex-1 items-baseline gap-2.5 ps-1">
        <h1 className="min-w-0 truncate text-lg max-sm:sr-only">{name}</h1>
        {facts}
      </div>
      {children}
      <IconButton
        label={s("palette.open")}
        keys="Mod+K"
        icon={<Glyph name="search" />}
        aria-haspopup="dialog"
        onClick={() => overlay.show("palette")}
      />
      <IconButton
        label={state.open ? s("inspector.hide") : s("inspector.show")}
        keys="Mod+."
        icon={<Glyph name="panel" />}
        aria-controls="inspector"
        aria-expanded={state.open}
        onClick={() => set({ ...state, open: !state.open })}
        className="max-lg:hidden"
      />
      <IconButton
        label={t("panel.open")}
        icon={<Glyph name="sliders" />}
        aria-haspopup="dialog"
        onClick={openSheet}
        className="lg:hidden"
      />
    </header>
  );
}

/** Where one came from inside the studio, else where pictures are made. */
function useBack(): () => void {
  const router = useRouter();
  return () => {
    const cameFrom = document.referrer === "" ? null : new URL(document.referrer);
    const isInside = cameFrom?.origin === location.origin || hasStudioBehind();
    if (isInside && history.length > 1) router.back();
    else router.push("/");
  };
}

/** Moves inside the studio leave no referrer; the browser's own list of entries knows of them where there is one. */
function hasStudioBehind(): boolean {
  const entries = (window as { navigation?: { currentEntry: { index: number } | null } }).navigation;
  return (entries?.currentEntry?.index ?? 0) > 0;
}
