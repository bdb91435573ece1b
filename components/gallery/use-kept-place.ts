import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { addressOf } from "#components/gallery/address.ts";
import { isWhole, positionOf } from "#components/gallery/catalogue.ts";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { type Layout, positionsBetween, tileAt } from "#components/gallery/layout.ts";
import { nothing, type Picked } from "#components/gallery/picked.ts";
import { scrolledBy, scrollerOf } from "#components/gallery/use-window.ts";

const storageKey = "pentimento.gallery.place.1";

type Place = { address: string; top: number; focus: number; picked: unknown };

/** Sets have no form of their own in JSON. */
const packed = (picked: Picked): unknown =>
  picked.kind === "ids" ? { ...picked, ids: [...picked.ids] } : { ...picked, except: [...picked.except] };

function unpacked(value: unknown): Picked {
  const stored = value as { kind?: string; ids?: string[]; except?: string[] } | null;
  if (stored?.kind === "ids" && Array.isArray(stored.ids)) return { kind: "ids", ids: new Set(stored.ids) };
  if (stored?.kind === "matching" && Array.isArray(stored.except))
    return {
      ...(stored as unknown as Extract<Picked, { kind: "matching" }>),
      except: new Set(stored.except),
    };
  return nothing;
}

function readPlace(address: string): Place | null {
  try {
    const place = JSON.parse(sessionStorage.getItem(storageKey) ?? "null") as Place | null;
    return place?.address === address ? place : null;
  } catch {
    return null;
  }
}

/** Scroll position, focus and selection of the last time this was looked at in this tab; kept when one leaves. */
export function useKeptPlace(stage: RefObject<HTMLElement | null>): void {
  const { store } = useGalleryParts();
  const isComplete = useGallery(({ catalogue }) => isWhole(catalogue));
  const wanted = useRef<Place | null>(null);
  const left = useRef(0);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    wanted.current = readPlace(addressOf(store.getState().query));
    if (wanted.current) store.getState().set({ picked: unpacked(wanted.current.picked) });
    const onScroll = () => {
      left.current = scroller.scrollTop;
    };
    const keep = () => {
      const { query, focus, picked } = store.getState();
      const place: Place = { address: addressOf(query), top: left.current, focus, picked: packed(picked) };
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
  }, [store, stage]);
  // Only a complete list is as long as it was.
  useEffect(() => {
    const place = wanted.current;
    const element = stage.current;
    if (!place || !element || !isComplete) return;
    wanted.current = null;
    const { total } = store.getState().catalogue;
    store.getState().set({ focus: Math.max(0, Math.min(place.focus, total - 1)) });
    scrollerOf(element).scrollTop = place.top;
  }, [store, stage, isComplete]);
}

/** Few are enough: the first of them that is still there holds the place. */
const held = 12;

/** When the list or its layout changes, what one looks at stays where it is. At the very top new pictures push down. */
export function useSteadyPlace(stage: RefObject<HTMLElement | null>, layout: Layout): void {
  const { store } = useGalleryParts();
  const seen = useRef<{ id: string; offset: number }[]>([]);
  const before = useRef(layout);
  const query = useRef(store.getState().shown);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element || before.current === layout) return;
    before.current = layout;
    const scroller = scrollerOf(element);
    const { shown } = store.getState();
    // Something else is shown: from its beginning.
    if (query.current !== shown) scroller.scrollTop = 0;
    query.current = shown;
    if (scroller.scrollTop < 8) return;
    for (const { id, offset } of seen.current) {
      const position = positionOf(store.getState().catalogue, id);
      if (position === null) continue;
      scroller.scrollTop += tileAt(layout, position).top - offset - scrolledBy(element);
      return;
    }
  }, [store, stage, layout]);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    const remember = () => {
      const top = scrolledBy(element);
      const { items } = store.getState().catalogue;
      const { from, to } = positionsBetween(layout, top, top + scroller.clientHeight);
      seen.current = [];
      for (let at = from; at < to && seen.current.length < held; at++) {
        const id = items.get(at)?.id;
        if (id) seen.current.push({ id, offset: tileAt(layout, at).top - top });
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(remember, 100);
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(remember, 100);
    };
    scroller.addEventListener("scroll", soon, { passive: true });
    const unsubscribe = store.subscribe(soon);
    return () => {
      clearTimeout(timer);
      scroller.removeEventListener("scroll", soon);
      unsubscribe();
    };
  }, [store, stage, layout]);
}
