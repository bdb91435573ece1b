"use client";

import { useTranslations } from "next-intl";
import { Suspense, useEffect, useState } from "react";
import { Composer } from "#components/playground/composer/composer.tsx";
import { DropZone } from "#components/playground/composer/drop-zone.tsx";
import { createDraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import {
  ExampleCards,
  Inspector,
  KeptDraft,
  LiveRuns,
  Overlays,
  PlaygroundCommands,
  preloadResults,
  Results,
} from "#components/playground/later-parts.ts";
import type { LoadedRuns, PlaygroundActions } from "#components/playground/playground-actions.ts";
import {
  type PlaygroundParts,
  PlaygroundProvider,
  useRuns,
} from "#components/playground/playground-context.tsx";
import { Tray } from "#components/playground/results/tray.tsx";
import { createRunStore } from "#components/playground/run-store.ts";
import { createViewStore } from "#components/playground/view-store.ts";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import type { ModelChoice } from "#lib/connections/model-choice.ts";

type PlaygroundProps = {
  models: readonly ModelChoice[];
  /** What one gets without choosing. */
  standard: { connectionId: string; model: string };
  first: LoadedRuns;
  actions: PlaygroundActions;
  /** The server's clock when the page was made, in milliseconds. */
  serverNow: number;
  openaiBaseUrl: string;
};

/** Clocks nearer to each other than this count as one. */
const tolerableSkewMs = 5000;

/** Where pictures are asked for and seen coming. */
export function Playground(props: PlaygroundProps) {
  const [parts] = useState(() => makeParts(props));
  return (
    <PlaygroundProvider value={parts}>
      <Stage after={props.first.after} standard={props.standard} />
    </PlaygroundProvider>
  );
}

function makeParts({
  models,
  standard,
  first,
  actions,
  serverNow,
  openaiBaseUrl,
}: PlaygroundProps): PlaygroundParts {
  const skew = serverNow - Date.now();
  return {
    draft: createDraftStore(emptyDraft(standard)),
    runs: createRunStore(first),
    view: createViewStore(models),
    actions,
    skewMs: Math.abs(skew) > tolerableSkewMs ? skew : 0,
    openaiBaseUrl,
  };
}

function Stage({ after, standard }: { after: number; standard: PlaygroundProps["standard"] }) {
  const t = useTranslations("playground");
  const isFirstVisit = useRuns((state) => state.entries.length === 0);
  usePreloaded();
  return (
    <DropZone>
      <StudioFrame
        title={t("title")}
        anchor="end"
        inspector={
          <Suspense>
            <Inspector />
          </Suspense>
        }
        tray={<Tray />}
        composer={
          <>
            <Composer centred={isFirstVisit} />
            {isFirstVisit && <Examples />}
          </>
        }
      >
        {isFirstVisit ? (
          <Welcome />
        ) : (
          <Suspense>
            <Results />
          </Suspense>
        )}
      </StudioFrame>
      <Suspense>
        <KeptDraft standard={standard} />
        <LiveRuns after={after} />
        <PlaygroundCommands />
        <Overlays />
      </Suspense>
    </DropZone>
  );
}

/** Holds the room of the cards before they are there, so that nothing above them moves. */
function Examples() {
  return (
    <div className="mt-4 mb-[6dvh] min-h-[8.5rem] max-sm:min-h-[13.5rem] lg:mb-[18dvh]">
      <Suspense>
        <ExampleCards />
      </Suspense>
    </div>
  );
}

function Welcome() {
  const t = useTranslations("playground");
  return (
    <div className="flex flex-1 flex-col justify-end px-3 pb-1 text-center">
      <h2 className="text-xl">{t("welcome.title")}</h2>
      <p className="mx-auto mt-1 max-w-[52ch] text-muted">{t("welcome.text")}</p>
    </div>
  );
}

/** The first click must show its placeholders at once, so their code is here by then. */
function usePreloaded(): void {
  useEffect(() => {
    // Without a line they are fetched again when they are needed.
    const timer = setTimeout(() => preloadResults().catch(() => {}), 300);
    return () => clearTimeout(timer);
  }, []);
}
