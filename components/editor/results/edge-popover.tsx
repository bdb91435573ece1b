"use client";

import { Feather, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Slider } from "#components/editor/dock/slider.tsx";
import { useEditor } from "#components/editor/editor-context.tsx";
import {
  canRedo,
  canUndo,
  type EdgeSteps,
  firstStep,
  isSame,
  moved,
  nowOf,
  stepped,
} from "#components/editor/results/edge-steps.ts";
import { useResultDeeds } from "#components/editor/results/use-result-deeds.ts";
import { useChosenResult, useResults } from "#components/editor/results/use-results.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { CompositeSettings, EditResultView, EditView } from "#lib/edits/view.ts";

const widest = 160;
const furthest = 64;
/** Moves of one slider that follow each other sooner are one step to undo. */
const pauseMs = 700;

/** Feather, shift and strength of the chosen result: seen at once, no call is made. */
export function EdgePopover() {
  const t = useTranslations("editor.results.edge");
  const chosen = useChosenResult();
  const isMovable = chosen?.result.proof != null && chosen.edit.mode !== "raw";
  return (
    <Popover
      label={t("title")}
      placement={{ side: "top", align: "center" }}
      className="w-80"
      trigger={(props) => (
        <IconButton
          {...props}
          label={t("title")}
          icon={<Feather aria-hidden="true" />}
          disabled={!isMovable}
        />
      )}
    >
      {chosen && isMovable && <EdgeSliders key={chosen.result.rawId} {...chosen} />}
    </Popover>
  );
}

function EdgeSliders({ edit, result }: { edit: EditView; result: EditResultView }) {
  const t = useTranslations("editor.results.edge");
  const { edge, change, go } = useEdgeSteps(result);
  const deeds = useResultDeeds();
  const busy = useResults((state) => state.busy === "apply");
  const now = nowOf(edge);
  const isTried = !isSame(now, result.settings);
  const slider = (name: "feather" | "shift" | "band", min: number, max: number) => (
    <Slider
      label={t(name)}
      value={Math.round(now[name])}
      onChange={(value) => change(name, { ...now, [name]: value })}
      min={min}
      max={max}
      unit="px"
    />
  );
  return (
    <div className="flex flex-col gap-1.5">
      {slider("feather", 0, widest)}
      {slider("shift", -furthest, furthest)}
      {edit.mode === "soft" && slider("band", 1, widest)}
      <Slider
        label={t("strength")}
        value={Math.round(now.strength * 100)}
        onChange={(percent) => change("strength", { ...now, strength: percent / 100 })}
        min={0}
        max={100}
        unit="%"
      />
      <div className="mt-1 flex items-center gap-1">
        <IconButton
          label={t("undo")}
          icon={<Undo2 aria-hidden="true" />}
          aria-disabled={!canUndo(edge) || undefined}
          onClick={() => go(-1)}
        />
        <IconButton
          label={t("redo")}
          icon={<Redo2 aria-hidden="true" />}
          aria-disabled={!canRedo(edge) || undefined}
          onClick={() => go(1)}
        />
        <Button
          className="ms-auto"
          busy={busy}
          aria-disabled={!isTried || undefined}
          onClick={() => isTried && void deeds.apply(result.rawId, now)}
        >
          {t("apply")}
        </Button>
      </div>
      <p className="text-muted text-sm">{t(edit.mode === "soft" ? "hintSoft" : "hint")}</p>
    </div>
  );
}

type Name = keyof CompositeSettings;

function useEdgeSteps({ rawId, settings }: EditResultView): {
  edge: EdgeSteps;
  change: (name: Name, next: CompositeSettings) => void;
  go: (by: -1 | 1) => void;
} {
  const { results } = useEditor();
  const edge = useResults((state) => state.edges[rawId]) ?? firstStep(settings);
  const latest = useRef<{ name: Name; at: number } | null>(null);
  const keep = (next: EdgeSteps) =>
    results.getState().set({ provider: false, edges: { ...results.getState().edges, [rawId]: next } });
  return {
    edge,
    change(name, next) {
      const now = performance.now();
      const { current } = latest;
      const goesOn = current !== null && current.name === name && now - current.at < pauseMs;
      latest.current = { name, at: now };
      keep(stepped(edge, next, goesOn));
    },
    go(by) {
      latest.current = null;
      keep(moved(edge, by));
    },
  };
}
