"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { grounds } from "#components/editor/canvas/grounds.ts";
import { useEdit, useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { Preview } from "#components/editor/results/preview/preview.tsx";
import { Drift, driftUrl, Original, Result } from "#components/editor/results/result-layers.tsx";
import { SideBySide } from "#components/editor/results/side-by-side.tsx";
import { type Shown, surface } from "#components/editor/results/stage-surface.ts";
import { useDecoded } from "#components/editor/results/use-decoded.ts";
import { useChosenResult, useResults } from "#components/editor/results/use-results.ts";
import { type StageMap, useStageGestures } from "#components/editor/results/use-stage-gestures.ts";
import { amplified, kept, subtracted, WipeHandle, wiped } from "#components/ui/wipe.tsx";

/**
 * Over the canvas, as long as a result is chosen: it and the original, under the editor's own view. Comes, and changes,
 * only once all its pictures can be painted.
 */
export function ResultsStage() {
  const chosen = useChosenResult();
  const mode = useResults((state) => state.mode);
  const provider = useResults((state) => state.provider);
  const hasPicture = chosen !== null && (chosen.result.state === "done" || provider);
  const ready = useDecoded(hasPicture ? chosen : null, hasPicture ? urlsOf(chosen, provider, mode) : []);
  if (!ready || !hasPicture) return null;
  return (
    <>
      {mode === "side" ? <SideBySide {...ready} /> : <Over {...ready} />}
      <Preview {...ready} />
    </>
  );
}

function urlsOf({ edit, result }: Shown, provider: boolean, mode: string): string[] {
  const picture = provider ? result.raw : (result.composite ?? result.raw);
  return [
    edit.source.url,
    picture.url,
    ...(mode === "drift" && result.proof ? [driftUrl(edit, result)] : []),
  ];
}

const onStage: StageMap = (place) => place;

/** The original below, and over it whatever the way of looking asks for. */
function Over({ edit, result }: Shown) {
  const { engine, results } = useEditor();
  const backdrop = useEdit((state) => state.backdrop);
  const mode = useResults((state) => state.mode);
  const wipe = useResults((state) => state.wipe);
  const stage = useRef<HTMLDivElement>(null);
  const map = useRef(onStage);
  useStageGestures(stage, engine, map);
  const isDifference = mode === "difference";
  return (
    <div
      ref={stage}
      data-results={mode}
      className={clsx(isDifference ? "bg-[black]" : grounds[backdrop], surface)}
    >
      <div className="absolute inset-0 isolate" style={isDifference ? amplified : undefined}>
        <Layers edit={edit} result={result} />
      </div>
      {mode === "wipe" && (
        <WipeHandle stage={stage} wipe={wipe} to={(next) => results.getState().set({ wipe: next })} />
      )}
    </div>
  );
}

function Layers({ edit, result }: Shown) {
  const t = useTranslations("editor.results");
  const view = useEngine((state) => state.view);
  const isHeld = useEngine((state) => state.peeking);
  const holding = useResults((state) => state.holding);
  const mode = useResults((state) => state.mode);
  const wipe = useResults((state) => state.wipe);
  const provider = useResults((state) => state.provider);
  const patch = useResults((state) => state.patch);
  const original = <Original edit={edit} view={view} alt={t("original")} />;
  if (isHeld || holding) return original;
  if (mode === "drift" && result.proof)
    return <Drift edit={edit} result={result} view={view} alt={t("driftAlt")} />;
  const over = mode === "wipe" ? wiped(wipe) : mode === "difference" ? subtracted : undefined;
  return (
    <>
      {over && (
        // See-through pictures: where the result is, the original is not.
        <div className="absolute inset-0" style={mode === "wipe" ? kept(wipe) : undefined}>
          {original}
        </div>
      )}
      <div className="absolute inset-0" style={over}>
        <Result
          edit={edit}
          result={result}
          view={view}
          alt={t(provider ? "provider" : "resultName")}
          provider={provider}
          patch={patch?.rawId === result.rawId ? patch : null}
        />
      </div>
    </>
  );
}
