import type { LibraryParts } from "#components/library/library-context.tsx";
import { nothing, type Picked, selectionOf } from "#components/library/picked.ts";
import { leavesList, showDeed } from "#components/library/show-deed.ts";
import { attempt } from "#components/playground/reach.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { TemplateDeed, TemplatesChanged } from "#lib/library/view.ts";

/** Why something was not done. */
export type Failure = ErrorView | "unreachable";
export type Done = { failure: null; outcome: TemplatesChanged } | { failure: Failure };

type Parts = Pick<LibraryParts, "store" | "reader" | "actions">;

/** Shows a change at once, asks for it, and takes it back when the studio would not have it. */
export async function doDeed(
  { store, reader, actions }: Parts,
  picked: Picked,
  deed: TemplateDeed,
): Promise<Done> {
  const selection = selectionOf(picked);
  if (!selection) return { failure: null, outcome: { changeId: "", count: 0 } };
  const before = store.getState();
  const moves = leavesList(deed, before.shown.filter);
  const shelf = showDeed(before.shelf, picked, deed, before.shown.filter);
  before.set({
    shelf,
    ...(moves && { picked: nothing, focus: Math.max(0, Math.min(before.focus, shelf.total - 1)) }),
  });
  return reader.during(async (): Promise<Done> => {
    const outcome = await attempt(() => actions.changeTemplates({ selection, deed }));
    if (outcome !== "unreachable" && outcome.ok) return { failure: null, outcome: outcome.value };
    // Other changes may have come on top; what is true is read again anyway.
    if (store.getState().shelf === shelf) store.getState().set({ shelf: before.shelf });
    if (moves) store.getState().set({ picked: before.picked, focus: before.focus });
    return { failure: outcome === "unreachable" ? outcome : outcome.error };
  });
}

/** Takes a change back; null when that is done. */
export async function undoDeed({ reader, actions }: Parts, changeId: string): Promise<Failure | null> {
  return reader.during(async () => {
    const outcome = await attempt(() => actions.undoChange({ changeId }));
    if (outcome === "unreachable") return outcome;
    return outcome.ok ? null : outcome.error;
  });
}
