import { useCallback, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Shown } from "#components/viewer/open-viewer.ts";
import type { ViewerHostProps, ViewerItem } from "#components/viewer/viewer-host-props.ts";
import type { ViewerStore } from "#components/viewer/viewer-state.ts";

type Walk = { host: ViewerHostProps; store: ViewerStore; item: Shown; show: (item: ViewerItem) => void };

/** The picture next to this one: in the page's list, or where it isn't in that, in its run. */
export async function neighbourOf(
  { host, store, item }: Omit<Walk, "show">,
  step: 1 | -1,
): Promise<ViewerItem | null> {
  const { id } = item.image;
  if (host.neighbours?.place(id)) return host.neighbours.step(id, step);
  const detail = store.getState().known.get(id)?.detail;
  const siblings = detail?.siblings ?? [];
  const at = siblings.findIndex((image) => image.id === id);
  const image = at < 0 ? undefined : siblings[at + step];
  return image ? { image, prompt: detail?.run?.prompt ?? null } : null;
}

/** One step along. A second step that is asked for before the first is known follows it. */
export function useWalk(walk: Walk): (step: 1 | -1) => void {
  const latest = useRef(walk);
  const line = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    latest.current = walk;
  });
  usePreloaded(walk);
  return useCallback((step) => {
    line.current = line.current
      .then(async () => {
        const from = latest.current;
        const next = await neighbourOf(from, step);
        // Somebody went elsewhere meanwhile.
        if (next && latest.current.item.image.id === from.item.image.id) from.show(next);
        // Lets the page show it before the next step counts from there.
        await new Promise((resolve) => setTimeout(resolve));
      })
      .catch(() => {});
  }, []);
}

const restMs = 150;

/** Has what comes next on the way while one looks at this one. */
function usePreloaded({ host, store, item }: Walk): void {
  const known = useStore(store, (state) => state.known.get(item.image.id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the siblings come with what is known.
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const step of [1, -1] as const) {
        const next = await neighbourOf({ host, store, item }, step);
        if (next) new Image().src = next.image.thumbUrl;
      }
    }, restMs);
    return () => clearTimeout(timer);
  }, [host, store, item, known]);
}

/** Where one is: in the page's list, else in the run; null where there is only this one. */
export function placeOf({ host, store, item }: Omit<Walk, "show">): { index: number; count: number } | null {
  const { id } = item.image;
  const place = host.neighbours?.place(id);
  if (place) return place;
  const siblings = store.getState().known.get(id)?.detail?.siblings ?? [];
  const index = siblings.findIndex((image) => image.id === id);
  return index < 0 || siblings.length < 2 ? null : { index, count: siblings.length };
}
