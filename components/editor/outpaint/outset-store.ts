import { createStore, type StoreApi } from "zustand/vanilla";
import type { EditStore } from "#components/editor/edit-store.ts";
import {
  type NamedHistory,
  noHistory,
  nowIn,
  stepped,
  wentTo,
} from "#components/editor/layers/named-history.ts";
import { isSameOutset, noOutset } from "#components/editor/outpaint/outset.ts";
import type { Outset } from "#lib/edits/view.ts";

/** Names in the messages: `editor.outpaint.deeds.<label>`. */
export type OutsetDeed = "drag" | "number" | "ratio" | "reset";

/** The frame's own history. What holds now is `outset` of the edit, which others read. */
export type OutsetSteps = {
  readonly store: StoreApi<{ history: NamedHistory<Outset> }>;
  /** While a side is dragged: shown, and no step yet. */
  show(outset: Outset): void;
  /** `goesOn`: the same number is still being changed, so that it takes the place of the last step. */
  commit(outset: Outset, deed: OutsetDeed, goesOn?: boolean): void;
  /** What was shown and not committed is given up. */
  cancel(): void;
  reset(): void;
  undo(): void;
  redo(): void;
  goTo(count: number): void;
};

export function createOutsetSteps(edit: EditStore): OutsetSteps {
  const store = createStore(() => ({ history: noHistory(edit.getState().outset) }));
  const now = () => store.getState().history;
  const show = (outset: Outset) => edit.getState().set({ outset });

  function commit(outset: Outset, deed: OutsetDeed, goesOn = false): void {
    show(outset);
    if (isSameOutset(outset, nowIn(now()))) return;
    const isSameDeed = goesOn && now().steps[now().at - 1]?.label === deed;
    const before = isSameDeed ? wentTo(now(), now().at - 1) : now();
    store.setState({ history: stepped(before, deed, outset) });
  }

  function travel(count: number): void {
    const history = wentTo(now(), count);
    store.setState({ history });
    show(nowIn(history));
  }

  return {
    store,
    show,
    commit,
    cancel: () => show(nowIn(now())),
    reset: () => commit(noOutset, "reset"),
    undo: () => travel(now().at - 1),
    redo: () => travel(now().at + 1),
    goTo: travel,
  };
}
