"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import * as ui from "#components/ui/wipe.tsx";

function useWipe() {
  const { store } = useCompareParts();
  const wipe = useCompare((state) => state.wipe);
  return { wipe, to: (wipe: number) => store.getState().set({ wipe }) };
}

/** The line where the two pictures of this page meet. */
export function WipeHandle({ stage }: { stage: RefObject<HTMLElement | null> }) {
  return <ui.WipeHandle stage={stage} {...useWipe()} />;
}

/** The same by clicks and keys. */
export function WipeSlider() {
  const t = useTranslations("compare");
  const { wipe, to } = useWipe();
  const value = t("wipe.value", { percent: Math.round(wipe) });
  return <ui.WipeSlider wipe={wipe} to={to} label={t("wipe.label")} value={value} />;
}
