"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useId, useMemo, useRef } from "react";
import { DayHeaders } from "#components/gallery/day-headers.tsx";
import type { FirstPaint } from "#components/gallery/first-paint.ts";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { layOut, tileAt } from "#components/gallery/layout.ts";
import { countPicked, isPicked } from "#components/gallery/picked.ts";
import { nameOf, Tile } from "#components/gallery/tile.tsx";
import { useBlurred } from "#components/gallery/use-blurred.ts";
import { useKeptPlace, useSteadyPlace } from "#components/gallery/use-kept-place.ts";
import { usePictureEvents } from "#components/gallery/use-picture-events.ts";
import { useRubberBand } from "#components/gallery/use-rubber-band.ts";
import { useWidth, useWindow } from "#components/gallery/use-window.ts";
import { roomOf } from "#components/gallery/view-settings.ts";

const TileActions = lazy(() =>
  import("#components/gallery/tile-actions.tsx").then((module) => ({ default: module.TileActions })),
);
const PictureMenu = lazy(() =>
  import("#components/gallery/picture-menu.tsx").then((module) => ({ default: module.PictureMenu })),
);

/** Shown before anything else: fetched first. */
const firstOfAll = 6;

type PicturesProps = {
  /** What the page's script reads before React comes. */
  first: FirstPaint;
  script: ReactNode;
};

/** All pictures, of which those near the window are drawn. */
export function Pictures({ first, script }: PicturesProps) {
  const t = useTranslations("gallery");
  const hintId = useId();
  const stage = useRef<HTMLDivElement>(null);
  const { store, reader } = useGalleryParts();
  const { catalogue, picked, focus, broken, settings, reading } = useGallery((state) => state);
  const width = useWidth(stage, settings.width, (kept) => store.getState().setSettings({ width: kept }));
  const firstText = useMemo(() => JSON.stringify(first), [first]);
  const { mode, step } = settings;
  const { ratios, days, items, total } = catalogue;
  const room = useMemo(() => roomOf({ mode, step, width }, width), [mode, step, width]);
  const layout = useMemo(() => layOut(ratios, days, room), [ratios, days, room]);
  const { stretch, isFast, shown } = useWindow(stage, layout);
  useSteadyPlace(stage, layout);
  useKeptPlace(stage);
  const events = usePictureEvents(stage, layout);
  const band = useRubberBand(stage, layout);
  const { from, to } = shown;
  useEffect(() => {
    if (!isFast) reader.look({ from, to });
  }, [reader, from, to, isFast]);
  const blurred = useBlurred(items, from, to, isFast);
  const positions = Array.from({ length: to - from }, (_, at) => from + at);
  // What has the focus stays, or the focus would be lost with it.
  if (focus < from && focus < ratios.length) positions.unshift(focus);
  else if (focus >= to && focus < ratios.length) positions.push(focus);
  const isSelecting = countPicked(picked) > 0;
  const hot = events.hot !== null ? items.get(events.hot) : undefined;
  return (
    <>
      <p id={hintId} hidden>
        {t("hint")}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a mouse's shortcut; the list inside has keys for all of it. */}
      <div
        ref={stage}
        data-shortcut-scope="gallery"
        onPointerOver={events.onPointerOver}
        onPointerLeave={events.onPointerLeave}
        onContextMenu={events.onContextMenu}
        suppressHydrationWarning
        className="relative min-h-40 touch-pan-y"
        style={{ height: layout.bottom }}
      >
        <div
          role="listbox"
          aria-label={t("pictures")}
          aria-multiselectable="true"
          aria-describedby={hintId}
          aria-busy={reading === "busy"}
          tabIndex={-1}
          data-first={firstText}
          onKeyDown={events.onKeyDown}
          onClick={events.onClick}
          onFocus={events.onFocus}
          className="absolute inset-0 outline-none"
        >
          {positions.map((position) => {
            const item = items.get(position);
            return (
              <Tile
                key={position}
                position={position}
                total={total}
                {...tileAt(layout, position)}
                item={item}
                label={item ? nameOf(t, item) : t("loading", { position: position + 1 })}
                isSquare={mode === "grid"}
                isSelected={item !== undefined && isPicked(picked, item.id)}
                isSelecting={isSelecting}
                isTabStop={position === focus}
                isBroken={item !== undefined && broken.has(item.id)}
                isFast={isFast}
                isFirst={position < firstOfAll}
                blurred={item?.thumbHash ? blurred.get(item.thumbHash) : undefined}
                onBroken={store.getState().break}
              />
            );
          })}
        </div>
        <Suspense>
          {hot && events.hot !== null && <TileActions item={hot} box={tileAt(layout, events.hot)} />}
          {events.menu && <PictureMenu {...events.menu} close={events.closeMenu} />}
        </Suspense>
        <DayHeaders layout={layout} days={days} stretch={stretch} />
        {band && (
          <div
            aria-hidden="true"
            className="pointer-events-none absolute rounded-[2px] border border-accent bg-accent/20"
            style={band}
          />
        )}
      </div>
      {script}
    </>
  );
}
