"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, lazy, Suspense, useEffect, useId, useRef } from "react";
import { useStore } from "zustand";
import { type Box, boxAt, heightOf } from "#components/library/card-grid.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { countPicked, isPicked } from "#components/library/picked.ts";
import { TemplateCard } from "#components/library/template-card.tsx";
import { useCardEvents } from "#components/library/use-card-events.ts";
import { useCardGrid } from "#components/library/use-card-grid.ts";
import { useCardWindow } from "#components/library/use-card-window.ts";
import { useKeptPlace } from "#components/library/use-kept-place.ts";

const CardMenu = lazy(() =>
  import("#components/library/card-menu.tsx").then((module) => ({ default: module.CardMenu })),
);

/** Drawn by the server, and by the browser before it knows its columns. */
const firstCards = 24;
/** Fetched first. */
const firstOfAll = 8;

/** All templates that match, of which those near the window are drawn. */
export function TemplateCards() {
  const t = useTranslations("library");
  const hintId = useId();
  const list = useRef<HTMLUListElement>(null);
  const { overlays, reader } = useLibraryParts();
  const { shelf, picked, focus, reading } = useLibrary((state) => state);
  const menu = useStore(overlays, (state) => state.menu);
  const kind = useLibrary(({ shown }) => shown.filter.kind);
  const { total, cards } = shelf;
  const grid = useCardGrid(list);
  const shown = useCardWindow(list, grid, total);
  const { from, to } = shown ?? { from: 0, to: Math.min(firstCards, total) };
  useKeptPlace(list, grid);
  const events = useCardEvents(list, grid);
  useEffect(() => {
    reader.look({ from, to });
  }, [reader, from, to]);
  const positions = Array.from({ length: to - from }, (_, at) => from + at);
  // What has the focus stays, or the focus would be lost with it.
  if (focus < from && focus < total) positions.unshift(focus);
  else if (focus >= to && focus < total) positions.push(focus);
  const isSelecting = countPicked(picked) > 0;
  return (
    <>
      <p id={hintId} hidden>
        {t("hint")}
      </p>
      <ul
        ref={list}
        aria-label={t(`kinds.${kind}`)}
        aria-describedby={hintId}
        aria-busy={reading === "busy"}
        data-shortcut-scope="library"
        onKeyDown={events.onKeyDown}
        onClick={events.onClick}
        onContextMenu={events.onContextMenu}
        onFocus={events.onFocus}
        style={grid ? { height: heightOf(grid, total) } : undefined}
        className="relative grid grid-cols-[repeat(auto-fill,minmax(min(15.5rem,100%),1fr))] content-start gap-3 [--card:17.25rem] max-sm:grid-cols-1 max-sm:gap-2 max-sm:[--card:7.5rem]"
      >
        {positions.map((position) => {
          const card = cards.get(position);
          return (
            <TemplateCard
              key={position}
              position={position}
              total={total}
              card={card}
              style={grid ? placed(boxAt(grid, position)) : undefined}
              isSelected={card !== undefined && isPicked(picked, card.id)}
              isSelecting={isSelecting}
              isTabStop={position === focus}
              isFirst={position < firstOfAll}
            />
          );
        })}
      </ul>
      <Suspense>{menu && <CardMenu {...menu} close={events.closeMenu} />}</Suspense>
    </>
  );
}

/** A card's height stays the style sheet's, so that it can be measured again. */
const placed = ({ left, top, width }: Box): CSSProperties => ({ position: "absolute", left, top, width });
