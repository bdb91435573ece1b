"use client";

import { CloudDownload, Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor } from "#components/editor/editor-context.tsx";
import { useChosenResult, useResults } from "#components/editor/results/use-results.ts";
import { announce } from "#components/ui/announce.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** Shows the original while it is held, by pointer or by key. */
export function HoldButton() {
  const t = useTranslations("editor.results");
  const { results } = useEditor();
  const chosen = useChosenResult();
  const holding = useResults((state) => state.holding);
  const hold = (holding: boolean) => {
    if (chosen || !holding) results.getState().set({ holding });
  };
  return (
    <IconButton
      label={t("hold")}
      keys="\"
      icon={<Eye aria-hidden="true" />}
      aria-disabled={!chosen || undefined}
      aria-pressed={holding}
      aria-keyshortcuts="\"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(true);
      }}
      onPointerUp={() => hold(false)}
      onPointerCancel={() => hold(false)}
      onLostPointerCapture={() => hold(false)}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== " " && event.key !== "Enter") return;
        event.preventDefault();
        if (!event.repeat) hold(true);
      }}
      onKeyUp={() => hold(false)}
      onBlur={() => hold(false)}
      className="touch-none"
    />
  );
}

/** The picture as the provider sent it, in its place; nothing of it was kept back. */
export function ProviderButton() {
  const t = useTranslations("editor.results");
  const { results } = useEditor();
  const chosen = useChosenResult();
  const provider = useResults((state) => state.provider);
  // Where nothing was put together the provider's picture is all there is.
  const isChoice = chosen !== null && chosen.edit.mode !== "raw";
  return (
    <IconButton
      label={t("provider")}
      icon={<CloudDownload aria-hidden="true" />}
      aria-pressed={provider}
      aria-disabled={!isChoice || undefined}
      onClick={() => {
        if (!isChoice) return;
        results.getState().set({ provider: !provider });
        announce(t(provider ? "providerOff" : "providerOn"));
      }}
    />
  );
}
