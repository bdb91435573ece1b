"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { CompareCommands } from "#components/compare/compare-commands.tsx";
import {
  type CompareActions,
  CompareProvider,
  useCompare,
  useCompareParts,
} from "#components/compare/compare-context.tsx";
import { type CompareSettings, createCompareStore, shown } from "#components/compare/compare-store.ts";
import { addressOf } from "#components/compare/compare-url.ts";
import { Pane } from "#components/compare/pane.tsx";
import { Toolbar } from "#components/compare/toolbar.tsx";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import type { Comparison } from "#lib/compare/view.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";

// Seen at once are the pictures; what is told of them, and other ways to look, come after the first load.
const Facts = lazy(() =>
  import("#components/compare/facts.tsx").then((module) => ({ default: module.Facts })),
);
const Overlaid = lazy(() =>
  import("#components/compare/overlaid.tsx").then((module) => ({ default: module.Overlaid })),
);
const TryDialog = lazy(() =>
  import("#components/compare/try-dialog.tsx").then((module) => ({ default: module.TryDialog })),
);

type ComparingProps = {
  comparison: Comparison;
  settings: CompareSettings;
  models: readonly ModelChoice[];
  actions: CompareActions;
};

/** Two to four pictures beside each other. */
export function Comparing({ comparison, settings, models, actions }: ComparingProps) {
  const t = useTranslations("compare");
  const [parts] = useState(() => ({ store: createCompareStore(comparison, settings), actions }));
  const [trying, setTrying] = useState(false);
  const openTry = () => setTrying(true);
  const source = comparison.images.find(({ run }) => run)?.run ?? null;
  return (
    <CompareProvider value={parts}>
      <StudioFrame
        title={t("title")}
        inspector={
          <Suspense>
            <Facts />
          </Suspense>
        }
      >
        <Toolbar openTry={openTry} />
        <Missing />
        <Stage />
      </StudioFrame>
      <CompareCommands openTry={openTry} />
      <Address />
      {trying && (
        <Suspense>
          <TryDialog models={models} source={source} actions={actions} close={() => setTrying(false)} />
        </Suspense>
      )}
    </CompareProvider>
  );
}

function Stage() {
  const t = useTranslations("compare");
  const mode = useCompare((state) => state.mode);
  const images = useCompare(shown);
  if (mode !== "side")
    return (
      <Suspense>
        <Overlaid />
      </Suspense>
    );
  return (
    <section
      aria-label={t("pictures")}
      className={clsx(
        "grid min-h-0 flex-1 gap-2 p-2 max-sm:grid-cols-1 max-sm:auto-rows-[70dvh]",
        images.length === 3 ? "lg:grid-cols-3" : "grid-cols-2",
        images.length === 4 && "sm:grid-rows-2",
      )}
    >
      {images.map((compared, index) => (
        <Pane key={compared.image.id} compared={compared} index={index} />
      ))}
    </section>
  );
}

function Missing() {
  const t = useTranslations("compare");
  const count = useCompare((state) => state.missing.length);
  if (count === 0) return null;
  return <p className="bg-warning-soft px-4 py-2 text-sm text-warning-ink">{t("missing", { count })}</p>;
}

/** Keeps the address true, without a step in the history for each click. */
function Address(): null {
  const { store } = useCompareParts();
  const mode = useCompare((state) => state.mode);
  const synced = useCompare((state) => state.synced);
  const blind = useCompare((state) => state.blind);
  useEffect(() => {
    const ids = store.getState().images.map(({ image }) => image.id);
    const address = addressOf(ids, { mode, synced, blind });
    if (location.pathname + location.search !== address) history.replaceState(history.state, "", address);
  }, [store, mode, synced, blind]);
  return null;
}
