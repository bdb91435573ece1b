import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { scrollerOf } from "#components/gallery/use-window.ts";
import type { CardGrid } from "#components/library/card-grid.ts";
import { addressOf } from "#components/library/library-address.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";

const storageKey = "pentimento.library.place.1";

type Place = { address: string; top: number; focus: number };

function readPlace(address: string): Place | null {
  try {
    const place = JSON.parse(sessionStorage.getItem(storageKey) ?? "null") as Place | null;
    return place?.address === address ? place : null;
  } catch {
    return null;
  }
}

/** Scroll position and focus of the last time this was looked at in this tab; something else begins at its top. */
export function useKeptPlace(list: RefObject<HTMLElement | null>, grid: CardGrid | null): void {
  const { store } = useLibraryParts();
  const shown = useLibrary((state) => state.shown);
  const before = useRef(shown);
  const left = useRef(0);
  const wanted = useRef<Place | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    wanted.current = readPlace(addressOf(store.getState().query));
    const onScroll = () => {
      left.current = scroller.scrollTop;
    };
    const keep = () => {
      const { query, focus } = store.getState();
      const place: Place = { address: addressOf(query), top: left.current, focus };
      try {
        sessionStorage.setItem(storageKey, JSON.stringify(place));
      } catch {
        // Full or forbidden: one comes back to the top then.
      }
    };
    scroller.addEventListener("scroll", onScroll, { passive: true });
    addEventListener("pagehide", keep);
    return () => {
      scroller.removeEventListener("scroll", onScroll);
      removeEventListener("pagehide", keep);
      keep();
    };
  }, [store, list]);
  // Only a list that knows its columns is as long as it was.
  useEffect(() => {
    const place = wanted.current;
    if (!place || !grid || !list.current) return;
    wanted.current = null;
    const { shelf } = store.getState();
    store.getState().set({ focus: Math.max(0, Math.min(place.focus, shelf.total - 1)) });
    scrollerOf(list.current).scrollTop = place.top;
  }, [store, list, grid]);
  useLayoutEffect(() => {
    if (before.current !== shown && list.current) scrollerOf(list.current).scrollTop = 0;
    before.current = shown;
  }, [list, shown]);
}
