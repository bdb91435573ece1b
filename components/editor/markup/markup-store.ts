import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type NamedHistory,
  noHistory,
  nowIn,
  stepped,
  wentTo,
} from "#components/editor/layers/named-history.ts";
import {
  boundedSize,
  type Mark,
  type MarkColor,
  type MarkDeed,
  type MarkKind,
  mostMarks,
  type Place,
  usualSizes,
} from "#components/editor/markup/mark.ts";
import { newId } from "#lib/ids.ts";

export const markTools = ["select", "arrow", "ellipse", "rectangle", "pen", "text"] as const;
export type MarkTool = (typeof markTools)[number];

export type MarkupState = {
  tool: MarkTool;
  color: MarkColor;
  /** Of new lines and of new letters, in image pixels. */
  line: number;
  letters: number;
  history: NamedHistory<readonly Mark[]>;
  selected: string | null;
  /** What the pointer is drawing or changing; stands for the mark with the same id, or on top. */
  draft: Mark | null;
  /** A text that is being written: a new one, or the one with this id. */
  writing: { id: string | null; at: Place } | null;
  /** Another tab draws on the same picture, and what is drawn here is not kept: the way to make it count. */
  elsewhere: { takeOver(): Promise<void> } | null;
};

/** The marks on one picture, with a history of their own. */
export type Markup = {
  readonly store: StoreApi<MarkupState>;
  marks(): readonly Mark[];
  set(
    change: Partial<
      Pick<MarkupState, "tool" | "color" | "line" | "letters" | "selected" | "writing" | "elsewhere">
    >,
  ): void;
  sketch(draft: Mark | null): void;
  /** A mark as the settings are now. */
  make(kind: MarkKind, points: readonly Place[], text?: string): Mark;
  /** Refused, and false, when there are too many. */
  add(mark: Mark): boolean;
  /** Puts a mark in the place of the one with its id. */
  change(mark: Mark, deed: MarkDeed): void;
  remove(id: string): void;
  clear(): void;
  /** Those of an earlier visit or edit, without a step. */
  restore(marks: readonly Mark[]): void;
  undo(): void;
  redo(): void;
  goTo(count: number): void;
};

export function createMarkup(picture: { width: number; height: number }): Markup {
  const store = createStore<MarkupState>(() => ({
    tool: "arrow",
    color: "red",
    ...usualSizes(picture),
    history: noHistory<readonly Mark[]>([]),
    selected: null,
    draft: null,
    writing: null,
    elsewhere: null,
  }));
  const state = () => store.getState();
  const marks = () => nowIn(state().history);

  function step(deed: MarkDeed, next: readonly Mark[], selected: string | null): void {
    store.setState({ history: stepped(state().history, deed, next), selected, draft: null });
  }

  function travel(count: number): void {
    const history = wentTo(state().history, count);
    const isThere = nowIn(history).some(({ id }) => id === state().selected);
    store.setState({ history, draft: null, ...(!isThere && { selected: null }) });
  }

  return {
    store,
    marks,
    set: (change) => store.setState(change),
    sketch: (draft) => store.setState({ draft }),
    make(kind, points, text = "") {
      const { color, line, letters } = state();
      return { id: newId("mark"), kind, color, size: kind === "text" ? letters : line, points, text };
    },
    add(mark) {
      if (marks().length >= mostMarks) return false;
      step(`add-${mark.kind}`, [...marks(), mark], mark.id);
      return true;
    },
    change(mark, deed) {
      const bounded = { ...mark, size: boundedSize(mark.size) };
      step(
        deed,
        marks().map((one) => (one.id === mark.id ? bounded : one)),
        mark.id,
      );
    },
    remove(id) {
      const left = marks().filter((mark) => mark.id !== id);
      if (left.length < marks().length) step("remove", left, null);
    },
    clear: () => marks().length > 0 && step("clear", [], null),
    restore: (kept) => store.setState({ history: noHistory(kept), selected: null, draft: null }),
    undo: () => travel(state().history.at - 1),
    redo: () => travel(state().history.at + 1),
    goTo: travel,
  };
}

/** What is seen: the marks, with what is being drawn. */
export function shownMarks({ history, draft, writing }: MarkupState): readonly Mark[] {
  const marks = nowIn(history).filter(({ id }) => id !== writing?.id);
  if (!draft) return marks;
  return marks.some(({ id }) => id === draft.id)
    ? marks.map((mark) => (mark.id === draft.id ? draft : mark))
    : [...marks, draft];
}
