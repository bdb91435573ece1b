import { completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { type CompletionWords, completeNames } from "#components/template/body/complete-names.ts";
import { knownNames } from "#components/template/body/editor-state.ts";
import { editorLooks, highlightJson, highlightTags } from "#components/template/body/highlight-tags.ts";
import type { KnownName } from "#components/template/body/names.ts";
import { type BodyMark, offsetOf, problemMarks, showMarks } from "#components/template/body/problem-marks.ts";

export type BodyKind = "text" | "json";

export type BodyEditorOptions = {
  parent: HTMLElement;
  text: string;
  kind: BodyKind;
  label: string;
  describedBy: string;
  placeholder: string;
  words: CompletionWords;
  onText: (text: string) => void;
  addVariable: (name: string) => void;
};

export type BodyEditor = {
  /** Puts another text there, as one step that can be undone. */
  setText(text: string): void;
  setKind(kind: BodyKind): void;
  setNames(names: readonly KnownName[]): void;
  setMarks(marks: readonly BodyMark[]): void;
  /** Writes at the caret. */
  insert(text: string): void;
  goTo(mark: Pick<BodyMark, "line" | "column">): void;
  focus(): void;
  close(): void;
};

/** Marks what came from outside, so that it is not told back. */
const fromOutside = Annotation.define<true>();

/** In JSON Tab indents, and leaves after Esc; in text it leaves at once, as in any field. */
const ofKind = (kind: BodyKind) =>
  kind === "json"
    ? [highlightJson, keymap.of([indentWithTab]), EditorView.editorAttributes.of({ class: "tpl-json" })]
    : [];

/** The body's editor: highlighting, names on `{{`, marks at what is wrong, undo. */
export function openBodyEditor(options: BodyEditorOptions): BodyEditor {
  const kindSlot = new Compartment();
  const nameSlot = new Compartment();
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        completeNames(options.words, options.addVariable),
        history(),
        keymap.of([...completionKeymap, ...defaultKeymap.filter(isOurs), ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-describedby": options.describedBy,
          spellcheck: "true",
        }),
        placeholder(options.placeholder),
        nameSlot.of(knownNames.of(new Map())),
        kindSlot.of(ofKind(options.kind)),
        highlightTags,
        problemMarks,
        editorLooks,
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          const isOurOwn = transactions.some((one) => one.annotation(fromOutside));
          if (docChanged && !isOurOwn) options.onText(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      const changes = differenceOf(view.state.doc.toString(), text);
      if (changes) view.dispatch({ changes, annotations: fromOutside.of(true) });
    },
    setKind: (kind) => view.dispatch({ effects: kindSlot.reconfigure(ofKind(kind)) }),
    setNames(names) {
      const known = new Map(names.map((one) => [one.name, one]));
      view.dispatch({ effects: nameSlot.reconfigure(knownNames.of(known)) });
    },
    setMarks: (marks) => showMarks(view, marks),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { userEvent: "input" });
      view.focus();
    },
    goTo(mark) {
      const at = offsetOf(view.state, mark);
      if (at !== null) view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** Ctrl or Cmd with Enter belongs to the page: it draws. */
const isOurs = ({ key }: { key?: string }) => key !== "Mod-Enter";

/** The one stretch in which two texts differ, so that caret and marks outside of it stay where they are. */
function differenceOf(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}
