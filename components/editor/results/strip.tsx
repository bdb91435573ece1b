"use client";

import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { CropThumb } from "#components/editor/results/crop-thumb.tsx";
import { focusStrip } from "#components/editor/results/focus-strip.ts";
import { TileFace, TileFrame } from "#components/editor/results/result-tile.tsx";
import type { Tile } from "#components/editor/results/tiles.ts";
import { useResultDeeds } from "#components/editor/results/use-result-deeds.ts";
import { useResults, useStripRun, useTiles } from "#components/editor/results/use-results.ts";
import { useDeeds } from "#components/playground/use-deeds.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** The original and every result of one edit; choosing one shows it on the canvas. */
export function Strip() {
  const t = useTranslations("editor.results");
  const { results, source } = useEditor();
  const group = useId();
  const tiles = useTiles();
  const run = useStripRun();
  const edit = useResults((state) => state.edit);
  const chosen = useResults((state) => state.chosen);
  const { choose } = results.getState();
  const nameOf = useTileName(tiles.length);
  const deeds = useResultDeeds();
  const part = edit?.plan;
  const remove = (tile: Tile) => {
    if (tile.kind !== "result") return;
    const next = neighbourOf(tiles, tile);
    choose(next?.key ?? null);
    void deeds.discard([tile.result]);
    focusStrip();
  };
  return (
    <fieldset
      data-strip
      className="flex max-h-36 min-w-0 flex-wrap items-center gap-2 overflow-y-auto p-1 *:shrink-0 max-sm:flex-nowrap max-sm:overflow-x-auto"
    >
      <legend className="sr-only">{t("strip")}</legend>
      <TileFrame
        name={t("original")}
        mark={null}
        group={group}
        checked={chosen === null || tiles.every(({ key }) => key !== chosen)}
        choose={() => choose(null)}
      >
        <CropThumb
          image={source}
          part={
            part
              ? { ...part.crop, x: part.crop.x - part.outset.left, y: part.crop.y - part.outset.top }
              : { x: 0, y: 0, width: source.width, height: source.height }
          }
        />
      </TileFrame>
      {tiles.map((tile) => (
        <TileFrame
          key={tile.key}
          name={nameOf(tile)}
          mark={tile.number}
          group={group}
          checked={chosen === tile.key}
          choose={() => choose(tile.key)}
          remove={() => remove(tile)}
        >
          <TileFace tile={tile} edit={edit} run={run} />
        </TileFrame>
      ))}
      {run?.state === "running" && <StopButton />}
    </fieldset>
  );
}

/** The one behind it, else the one before it. */
export function neighbourOf(tiles: readonly Tile[], { key }: Tile): Tile | undefined {
  const at = tiles.findIndex((tile) => tile.key === key);
  return tiles[at + 1] ?? tiles[at - 1];
}

function StopButton() {
  const p = useTranslations("playground");
  const deeds = useDeeds();
  const run = useStripRun();
  if (!run || run.jobs.every(({ stopping }) => stopping)) return null;
  return (
    <IconButton
      label={p("run.stop")}
      keys="Mod+Shift+."
      icon={<Square aria-hidden="true" className="fill-current" />}
      onClick={() => void deeds.stop(run)}
    />
  );
}

/** "Result 2 of 3: 0 px changed outside the mask, the model drifted 51 %". */
function useTileName(count: number): (tile: Tile) => string {
  const t = useTranslations("editor.results");
  return (tile) => {
    const { number } = tile;
    if (tile.kind === "drawing") return t("tile.drawing", { number, count });
    if (tile.kind === "missed") return t("tile.missed", { number, count });
    const { state, proof } = tile.result;
    if (state === "done" && proof)
      return t("tile.proven", { number, count, changed: proof.changed, drift: proof.drift });
    return t(`tile.${state}`, { number, count });
  };
}
