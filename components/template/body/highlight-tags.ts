import type { Extension } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { knownNames } from "#components/template/body/editor-state.ts";
import { tagPattern } from "#components/template/body/names.ts";

const escaped = Decoration.mark({ class: "tpl-escaped" });
const marks = {
  variable: Decoration.mark({ class: "tpl-tag tpl-variable" }),
  slot: Decoration.mark({ class: "tpl-tag tpl-slot" }),
  unknown: Decoration.mark({ class: "tpl-tag tpl-unknown" }),
};

function matcherFor(view: EditorView): MatchDecorator {
  const names = view.state.facet(knownNames);
  return new MatchDecorator({
    regexp: tagPattern,
    decoration: ([, name]) => (name ? marks[names.get(name.normalize("NFC"))?.kind ?? "unknown"] : escaped),
  });
}

/** `{{name}}` by what it stands for: a variable, a picture, or nothing. */
export const highlightTags: Extension = ViewPlugin.fromClass(
  class {
    matcher: MatchDecorator;
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.matcher = matcherFor(view);
      this.decorations = this.matcher.createDeco(view);
    }
    update(update: ViewUpdate) {
      if (update.startState.facet(knownNames) === update.state.facet(knownNames))
        this.decorations = this.matcher.updateDeco(update, this.decorations);
      else {
        this.matcher = matcherFor(update.view);
        this.decorations = this.matcher.createDeco(update.view);
      }
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const jsonPattern =
  /"(?:[^"\\\n]|\\.)*"(?=\s*:)|"(?:[^"\\\n]|\\.)*"|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;
const jsonMarks = {
  key: Decoration.mark({ class: "tpl-json-key" }),
  text: Decoration.mark({ class: "tpl-json-text" }),
  literal: Decoration.mark({ class: "tpl-json-literal" }),
};
const jsonMatcher = new MatchDecorator({
  regexp: jsonPattern,
  decoration(match, view, position) {
    if (!match[0].startsWith('"')) return jsonMarks.literal;
    const end = position + match[0].length;
    return /^\s*:/.test(view.state.sliceDoc(end, end + 20)) ? jsonMarks.key : jsonMarks.text;
  },
});

/** Keys, strings and literals of a JSON body: enough to read it, without a parser. */
export const highlightJson: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = jsonMatcher.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = jsonMatcher.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const code = { fontFamily: "var(--font-mono)" };

/** The editor in the studio's tokens, so that one theme serves light and dark. */
export const editorLooks: Extension = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-sans)", lineHeight: "var(--leading)", overflow: "auto" },
  ".cm-content": { padding: "10px 0", caretColor: "var(--ink)", minHeight: "9rem" },
  ".cm-line": { padding: "0 12px", overflowWrap: "anywhere" },
  ".cm-placeholder": { color: "var(--muted)" },
  "&.tpl-json .cm-scroller": { ...code, fontSize: "0.8125rem" },
  ".tpl-tag": { borderRadius: "3px", padding: "0.5px 1px" },
  ".tpl-variable": { backgroundColor: "var(--accent-soft)", color: "var(--accent-ink)" },
  ".tpl-slot": { backgroundColor: "var(--success-soft)", color: "var(--success-ink)" },
  ".tpl-unknown": {
    backgroundColor: "var(--danger-soft)",
    color: "var(--danger-ink)",
    textDecoration: "underline wavy",
    textUnderlineOffset: "3px",
  },
  ".tpl-escaped": { color: "var(--muted)" },
  ".tpl-problem": {
    textDecoration: "underline wavy var(--danger-ink)",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".tpl-json-key": { color: "var(--ink)", fontWeight: "600" },
  ".tpl-json-text": { color: "var(--success-ink)" },
  ".tpl-json-literal": { color: "var(--warning-ink)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius-control, 6px)",
    boxShadow: "var(--float)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-sans)",
    maxHeight: "16rem",
    minWidth: "14rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    minHeight: "2rem",
    padding: "0 10px",
    lineHeight: "1.3",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent-soft) !important",
    color: "var(--ink) !important",
  },
  ".cm-completionLabel": { flex: "1" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", margin: "0" },
});
