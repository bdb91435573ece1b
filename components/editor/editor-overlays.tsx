"use client";

import { Suspense } from "react";
import { PriceForm } from "#components/editor/later-parts.ts";
import { usePlayground, useView } from "#components/playground/playground-context.tsx";

/** What may lie over the editor: a model whose price nobody knows asks for it before its first edit. */
export function EditorOverlays() {
  const { view } = usePlayground();
  const overlay = useView((state) => state.overlay);
  if (overlay?.kind !== "price") return null;
  return (
    <Suspense>
      <PriceForm close={view.getState().close} />
    </Suspense>
  );
}
