import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { knownNames } from "#components/template/body/editor-state.ts";
import { isName } from "#components/template/body/names.ts";

export type CompletionWords = { newVariable: (name: string) => string; newUnnamed: string };

const begun = /\{\{\s*([\p{L}_][\p{L}\p{N}_]*)?$/u;

/** Typing `{{` opens the list of names; one that is new can be made on the spot. */
export function completeNames(words: CompletionWords, addVariable: (name: string) => void): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = context.state.sliceDoc(line.from, context.pos);
    const match = begun.exec(before);
    if (!match || before[match.index - 1] === "\\") return null;
    const typed = match[1] ?? "";
    const names = context.state.facet(knownNames);
    const options: Completion[] = [...names.values()].map(({ name, detail, kind }) => ({
      label: name,
      detail,
      apply: insertName(name),
      boost: kind === "variable" ? 2 : 1,
    }));
    const fresh = freshOption(typed, names.has(typed.normalize("NFC")), words, addVariable);
    return {
      from: context.pos - typed.length,
      options: fresh ? [...options, fresh] : options,
      // The offer of a new one follows what is typed.
      filter: true,
    };
  };
  // Inside an open tag Enter can only mean the name, however fast it comes.
  return autocompletion({
    override: [source],
    icons: false,
    closeOnBlur: true,
    activateOnTypingDelay: 50,
    interactionDelay: 0,
  });
}

function freshOption(
  typed: string,
  isKnown: boolean,
  words: CompletionWords,
  addVariable: (name: string) => void,
): Completion | null {
  if (isKnown) return null;
  if (typed === "")
    return {
      label: words.newUnnamed,
      boost: -99,
      apply(view, _, from, to) {
        insertName("")(view, _, from, to);
        startCompletion(view);
      },
    };
  const name = typed.normalize("NFC");
  if (!isName(name)) return null;
  return {
    // What is typed stands in the label, so that it passes the filter.
    label: name,
    displayLabel: words.newVariable(name),
    boost: -99,
    apply(view, completion, from, to) {
      insertName(name)(view, completion, from, to);
      addVariable(name);
    },
  };
}

/** Writes the name and closes the tag, taking over the `}}` that may be there already. */
const insertName =
  (name: string) =>
  (view: EditorView, completion: Completion, from: number, to: number): void => {
    const after = /^\s*\}\}/.exec(view.state.sliceDoc(to, to + 8))?.[0].length ?? 0;
    const caret = name ? from + name.length + 2 : from;
    view.dispatch({
      changes: { from, to: to + after, insert: `${name}}}` },
      selection: { anchor: caret },
      annotations: pickedCompletion.of(completion),
      userEvent: "input.complete",
    });
  };
