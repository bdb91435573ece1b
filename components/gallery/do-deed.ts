import type { GalleryParts } from "#components/gallery/gallery-context.tsx";
import { nothing, type Picked, selectionOf } from "#components/gallery/picked.ts";
import { leavesList, showDeed } from "#components/gallery/show-deed.ts";
import { attempt } from "#components/playground/reach.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { BulkDeed, BulkOutcome } from "#lib/gallery/view.ts";

/** Why something was not done. */
export type Failure = ErrorView | "unreachable";
export type Done = { failure: null; outcome: BulkOutcome } | { failure: Failure };

type Parts = Pick<GalleryParts, "store" | "reader" | "actions" | "timeZone">;

/** Shows a change at once, asks for it, and takes it back when the studio would not have it. */
export async function doDeed(
  { store, reader, actions, timeZone }: Parts,
  picked: Picked,
  deed: BulkDeed,
): Promise<Done> {
  const selection = selectionOf(picked, timeZone);
  if (!selection) return { failure: null, outcome: { changeId: "", count: 0 } };
  const before = store.getState();
  const { filter } = before.shown;
  const moves = leavesList(deed, filter);
  const catalogue = showDeed(before.catalogue, picked, deed, filter);
  store.getState().set({
    catalogue,
    ...(moves && { picked: nothing, focus: Math.max(0, Math.min(before.focus, catalogue.total - 1)) }),
  });
  return reader.during(async (): Promise<Done> => {
    const outcome = await attempt(() => actions.changeSelected({ selection, deed }));
    if (outcome !== "unreachable" && outcome.ok) return { failure: null, outcome: outcome.value };
    const { catalogue: now } = store.getState();
    // Other changes may have come on top; then what is true is read again.
    if (now === catalogue) store.getState().set({ catalogue: before.catalogue });
    else void reader.refresh();
    if (moves) store.getState().set({ picked: before.picked, focus: before.focus });
    return { failure: outcome === "unreachable" ? outcome : outcome.error };
  }, moves);
}

/** Takes a change back; null when that is done. */
export async function undoDeed({ reader, actions }: Parts, changeId: string): Promise<Failure | null> {
  return reader.during(async () => {
    const outcome = await attempt(() => actions.undoChange({ changeId }));
    if (outcome === "unreachable") return outcome;
    return outcome.ok ? null : outcome.error;
  }, true);
}
