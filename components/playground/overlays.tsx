"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect } from "react";
import { usePlayground, useView } from "#components/playground/playground-context.tsx";
import { Inspector } from "#components/playground/settings/inspector.tsx";
import { Sheet } from "#components/ui/sheet.tsx";

const PriceForm = lazy(() =>
  import("#components/playground/price-form.tsx").then((module) => ({ default: module.PriceForm })),
);
const PlaygroundViewer = lazy(() =>
  import("#components/playground/playground-viewer.tsx").then((module) => ({
    default: module.PlaygroundViewer,
  })),
);
const CodeSheet = lazy(() =>
  import("#components/playground/code-sheet.tsx").then((module) => ({ default: module.CodeSheet })),
);
const SaveTemplate = lazy(() =>
  import("#components/library/save/save-template.tsx").then((module) => ({ default: module.SaveTemplate })),
);

/** What may lie over the page, fetched when first wanted. */
export function Overlays() {
  const t = useTranslations("playground");
  const { view, actions } = usePlayground();
  const overlay = useView((state) => state.overlay);
  const { close } = view.getState();
  useEffect(() => {
    // An address with ?code=python was copied while the code was open.
    if (new URL(location.href).searchParams.has("code")) view.getState().open({ kind: "code", draft: null });
  }, [view]);
  return (
    <>
      <Sheet open={overlay?.kind === "settings"} onClose={close} title={t("settings.title")}>
        <Inspector />
      </Sheet>
      <Suspense>
        <PlaygroundViewer />
      </Suspense>
      <Suspense>
        {overlay?.kind === "price" && <PriceForm close={close} />}
        {overlay?.kind === "template" && actions.viewer && (
          <SaveTemplate imageId={overlay.imageId} actions={actions.viewer.saveTemplate} close={close} />
        )}
        {overlay?.kind === "code" && <CodeSheet draft={overlay.draft} close={close} />}
      </Suspense>
    </>
  );
}
