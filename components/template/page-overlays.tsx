"use client";

import { lazy, Suspense, useEffect } from "react";
import { usePlayground, useView } from "#components/playground/playground-context.tsx";
import { PlaygroundViewer } from "#components/playground/playground-viewer.tsx";
import { browserShelf } from "#components/playground/shelf.ts";
import { useTemplateParts } from "#components/template/template-context.tsx";
import { loadTryout } from "#components/template/try/kept-tryout.ts";

const PriceForm = lazy(() =>
  import("#components/playground/price-form.tsx").then((module) => ({ default: module.PriceForm })),
);

/** What may lie over the page, fetched when first wanted; brings back what was left in the form. */
export function PageOverlays() {
  const { view } = usePlayground();
  const { templateId, tryout } = useTemplateParts();
  const overlay = useView((state) => state.overlay);
  useEffect(() => {
    const kept = loadTryout(browserShelf(), templateId);
    const isOffered = view
      .getState()
      .models.some(
        ({ connection, profile }) => connection.id === kept.connectionId && profile.id === kept.model,
      );
    const { connectionId, model, ...rest } = kept;
    tryout.setState({ ...rest, ...(isOffered && { connectionId, model }) });
  }, [templateId, tryout, view]);
  return (
    <>
      <PlaygroundViewer />
      <Suspense>{overlay?.kind === "price" && <PriceForm close={view.getState().close} />}</Suspense>
    </>
  );
}
