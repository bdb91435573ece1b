import { type EditorState, type Extension, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** A place in the body, 1-based in lines and code points, and what is wrong there. */
export type BodyMark = { line: number; column: number; text: string };

const setMarks = StateEffect.define<readonly BodyMark[]>();

/** Where a mark stands in the document, or null when the text has changed under it. */
export function offsetOf(
  state: EditorState,
  { line, column }: Pick<BodyMark, "line" | "column">,
): number | null {
  if (line < 1 || line > state.doc.lines) return null;
  const { from, text } = state.doc.line(line);
  const before = [...text].slice(0, column - 1).join("");
  return from + before.length;
}

function decorate(state: EditorState, marks: readonly BodyMark[]): DecorationSet {
  const ranges = marks.flatMap((mark): Range<Decoration>[] => {
    const from = offsetOf(state, mark);
    if (from === null) return [];
    const { to: end } = state.doc.lineAt(from);
    const rest = state.sliceDoc(from, end);
    const length = /^\{\{[^{}]*\}{0,2}/.exec(rest)?.[0].length ?? Math.min(rest.length, 2);
    if (length === 0) return [];
    return [
      Decoration.mark({ class: "tpl-problem", attributes: { title: mark.text } }).range(from, from + length),
    ];
  });
  return Decoration.set(ranges, true);
}

/** Underlines what is wrong; moves along with what is typed until the next check. */
export const problemMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    return set ? decorate(transaction.state, set.value) : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows these marks and no others. */
export const showMarks = (view: EditorView, marks: readonly BodyMark[]): void =>
  view.dispatch({ effects: setMarks.of(marks) });
