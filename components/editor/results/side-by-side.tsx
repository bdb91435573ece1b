"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useSize } from "#components/compare/use-pane.ts";
import { grounds } from "#components/editor/canvas/grounds.ts";
import { useEdit, useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { halvesOf } from "#components/editor/results/halves.ts";
import { Original, Result } from "#components/editor/results/result-layers.tsx";
import { type Shown, surface } from "#components/editor/results/stage-surface.ts";
import { useResults } from "#components/editor/results/use-results.ts";
import { type StageMap, useStageGestures } from "#components/editor/results/use-stage-gestures.ts";

/** Original and result beside each other, or one below the other where the canvas is narrow. */
export function SideBySide({ edit, result }: Shown) {
  const t = useTranslations("editor.results");
  const { engine } = useEditor();
  const view = useEngine((state) => state.view);
  const isHeld = useEngine((state) => state.peeking);
  const backdrop = useEdit((state) => state.backdrop);
  const holding = useResults((state) => state.holding);
  const provider = useResults((state) => state.provider);
  const patch = useResults((state) => state.patch);
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const panes = useMemo(() => halvesOf(size ?? { width: 2, height: 2 }), [size]);
  const map = useRef<StageMap>(panes.toStage);
  map.current = panes.toStage;
  useStageGestures(stage, engine, map);
  const isOriginal = isHeld || holding;
  const name = isOriginal ? t("original") : t(provider ? "provider" : "resultName");
  const small = size && panes.view(view);
  return (
    <div ref={stage} data-results="side" className={clsx(grounds[backdrop], surface)}>
      {small && (
        <>
          <div className="absolute overflow-hidden" style={panes.boxes[0]}>
            <Original edit={edit} view={small} alt={t("original")} />
            <Name>{t("original")}</Name>
          </div>
          <div className="absolute overflow-hidden" style={panes.boxes[1]}>
            {isOriginal ? (
              <Original edit={edit} view={small} alt={t("original")} />
            ) : (
              <Result
                edit={edit}
                result={result}
                view={small}
                alt={name}
                provider={provider}
                patch={patch?.rawId === result.rawId ? patch : null}
              />
            )}
            <Name>{name}</Name>
          </div>
        </>
      )}
    </div>
  );
}

const Name = ({ children }: { children: string }) => (
  <span className="absolute top-2 left-2 rounded-[4px] bg-scrim px-1.5 text-on-scrim text-xs leading-5!">
    {children}
  </span>
);
