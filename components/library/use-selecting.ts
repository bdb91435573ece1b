import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { positionOf } from "#components/library/library-store.ts";
import { countPicked, nothing, type Picked, toggled, withPicked } from "#components/library/picked.ts";
import { announce } from "#components/ui/announce.ts";

/** The ways to select: one, a range from the last one, everything that matches. Each says how many are. */
export function useSelecting() {
  const { store, reader } = useLibraryParts();
  const t = useTranslations("library.say");
  return useMemo(() => {
    const { set } = store.getState();
    /** What was selected when the range began: it grows and shrinks over that. */
    let base: Picked = nothing;
    let begun: string | null = null;
    const idAt = (position: number) => store.getState().shelf.cards.get(position)?.id;
    const select = (picked: Picked) => {
      set({ picked });
      const count = countPicked(picked);
      announce(count > 0 ? t("selected", { count }) : t("cleared"));
    };
    return {
      toggleAt(position: number) {
        const id = idAt(position);
        if (!id) return;
        set({ anchor: id, focus: position });
        select(toggled(store.getState().picked, id));
      },
      async extendTo(position: number) {
        const { anchor, focus, shelf, picked } = store.getState();
        const from = (anchor === null ? null : positionOf(shelf, anchor)) ?? focus;
        const start = idAt(from) ?? null;
        if (begun !== start) base = picked;
        begun = start;
        set({ anchor: start, focus: position });
        const ids = await reader.idsIn({ from: Math.min(from, position), to: Math.max(from, position) + 1 });
        // A later step of the same range may have been answered before.
        if (ids && store.getState().focus === position) select(withPicked(base, ids, true));
      },
      all() {
        const { shown, shelf } = store.getState();
        begun = null;
        select({ kind: "matching", filter: shown.filter, total: shelf.total, except: new Set() });
      },
      clear() {
        begun = null;
        set({ anchor: null });
        select(nothing);
      },
    };
  }, [store, reader, t]);
}
