import { maxNameLength, nameFault, normalName } from "#lib/template/names.ts";
import { fault, positionAt, type TemplateProblem } from "#lib/template/problem.ts";

/** A piece of a body. `start` and `end` are UTF-16 offsets in it; the text of an escaped `\{{` is `{{`. */
export type Segment =
  | { kind: "text"; text: string; start: number; end: number }
  | { kind: "variable"; name: string; start: number; end: number };

export type ParsedBody = { segments: Segment[]; problems: TemplateProblem[] };

/** More of them help nobody. */
const maxProblems = 100;

const tag = /\{\{ *([^\s{}]+) *\}\}/uy;

/**
 * Reads a body in one pass: `{{name}}` is a variable, `\{{` stands for `{{` (each pair of backslashes before a `{{` for
 * one backslash), every other character for itself. A `{{` that opens no tag is a problem and stays text.
 */
export function parseBody(body: string, field = "body"): ParsedBody {
  const reading = new Reading(body, field);
  let from = 0;
  for (let open = body.indexOf("{{"); open >= 0; open = body.indexOf("{{", from))
    from = reading.opened(from, open);
  reading.addText(body.slice(from), from, body.length);
  return { segments: reading.segments, problems: reading.problems };
}

class Reading {
  readonly segments: Segment[] = [];
  readonly problems: TemplateProblem[] = [];
  private nextClose = 0;
  private readonly body: string;
  private readonly field: string;

  constructor(body: string, field: string) {
    this.body = body;
    this.field = field;
  }

  /** Takes what stands from `from` up to and with the `{{` at `open`; answers where to read on. */
  opened(from: number, open: number): number {
    let backslashes = 0;
    while (open - backslashes > from && this.body[open - backslashes - 1] === "\\") backslashes++;
    const kept = this.body.slice(from, open - backslashes) + "\\".repeat(backslashes >> 1);
    if (backslashes % 2 === 1) {
      this.addText(`${kept}{{`, from, open + 2);
      return open + 2;
    }
    this.addText(kept, from, open);
    tag.lastIndex = open;
    const found = tag.exec(this.body);
    const name = normalName(found?.[1] ?? "");
    const end = tag.lastIndex;
    if (found && this.body[end] !== "}" && nameFault(name) === null) {
      this.segments.push({ kind: "variable", name, start: open, end });
      return end;
    }
    return this.refused(open);
  }

  /** Text beside text becomes one segment, so that who asks what stands before a tag sees all of it. */
  addText(text: string, start: number, end: number): void {
    const last = this.segments.at(-1);
    if (last?.kind === "text") {
      last.text += text;
      last.end = end;
    } else if (text) this.segments.push({ kind: "text", text, start, end });
  }

  private refused(open: number): number {
    const close = this.closeAfter(open + 2);
    const inside = close < 0 ? "" : this.body.slice(open + 2, close);
    const isTag = close >= 0 && !/\{\{|\n/.test(inside);
    const end = isTag ? close + 2 : open + 2;
    if (this.problems.length < maxProblems) {
      const kind = isTag ? this.whyRefused(inside, close) : "unclosed";
      const shown = Array.from(this.body.slice(open, isTag ? end : open + 24)).slice(0, 40);
      this.problems.push(
        fault("prompt_bad_tag", this.field, { kind, tag: shown.join("") }, positionAt(this.body, open)),
      );
    }
    this.addText(this.body.slice(open, end), open, end);
    return end;
  }

  private whyRefused(inside: string, close: number): string {
    if (inside.startsWith("{") || this.body[close + 2] === "}") return "braces";
    const name = normalName(inside.replace(/^ +| +$/g, ""));
    if (name === "") return "empty";
    if (/^[#/^!&>~=]|~$/.test(name)) return "logic";
    if (Array.from(name).length > maxNameLength) return "nameLength";
    return nameFault(name) ?? "name";
  }

  /** The first `}}` from `from` on. Remembered, or a line of 16,000 open tags would be read 16,000 times. */
  private closeAfter(from: number): number {
    if (this.nextClose >= 0 && this.nextClose < from) this.nextClose = this.body.indexOf("}}", from);
    return this.nextClose;
  }
}
