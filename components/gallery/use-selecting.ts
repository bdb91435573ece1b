import { useMemo } from "react";
import { positionOf } from "#components/gallery/catalogue.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { nothing, onlyIds, type Picked, toggled, withPicked } from "#components/gallery/picked.ts";
import { useSelect } from "#components/gallery/use-select.ts";

/** The ways to select that go by place: one, a range from the last one, a day, everything. */
export function useSelecting() {
  const { store, reader } = useGalleryParts();
  const select = useSelect();
  return useMemo(() => {
    const { set } = store.getState();
    /** What was selected when the range began: it grows and shrinks over that. */
    let base: Picked = nothing;
    let begun: string | null = null;
    const idAt = (position: number) => store.getState().catalogue.items.get(position)?.id;
    return {
      toggleAt(position: number) {
        const id = idAt(position);
        if (!id) return;
        set({ anchor: id, focus: position });
        select(toggled(store.getState().picked, id));
      },
      async extendTo(position: number) {
        const { anchor, focus, catalogue, picked } = store.getState();
        const from = (anchor === null ? null : positionOf(catalogue, anchor)) ?? focus;
        const start = idAt(from) ?? null;
        if (begun !== start) base = picked;
        begun = start;
        set({ anchor: start, focus: position });
        const ids = await reader.idsIn({ from: Math.min(from, position), to: Math.max(from, position) + 1 });
        // A later step of the same range may have been answered before.
        if (ids && store.getState().focus === position) select(withPicked(base, ids, true));
      },
      async selectRange(range: { from: number; to: number }) {
        const ids = await reader.idsIn(range);
        if (ids) select(withPicked(store.getState().picked, ids, true));
      },
      all() {
        const { shown, catalogue } = store.getState();
        const { until, total } = catalogue;
        if (until === null) return;
        begun = null;
        select({ kind: "matching", filter: shown.filter, until, total, except: new Set() });
      },
      clear() {
        begun = null;
        set({ anchor: null });
        select(nothing);
      },
      /** While a band is drawn: said aloud only at its end. */
      band: (before: Picked, positions: readonly number[]) =>
        set({
          picked: withPicked(
            before,
            positions.flatMap((at) => idAt(at) ?? []),
            true,
          ),
        }),
      only: (ids: readonly string[]) => select(onlyIds(ids)),
      say: () => select(store.getState().picked),
    };
  }, [store, reader, select]);
}
