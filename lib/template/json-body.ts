import type { Segment } from "#lib/template/parse.ts";

/** Where a tag of a JSON body stands: among other letters of a string, as all of a string, or in place of a value. */
export type JsonPlace = "string" | "wholeString" | "value";

export type JsonBody =
  | { ok: true; places: Map<Segment, JsonPlace> }
  /** `offset` is in the body, at the first character that fits no JSON. */
  | { ok: false; kind: "syntax" | "key" | "escape" | "depth"; offset: number };

const maxDepth = 100;
const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

class NotJson extends Error {
  readonly kind: "syntax" | "key" | "escape" | "depth";
  constructor(kind: "syntax" | "key" | "escape" | "depth") {
    super(kind);
    this.kind = kind;
  }
}

/** Reads a body as JSON in which tags stand for a value or for letters of a string, never for a key or half an escape. */
export function readJsonBody(segments: readonly Segment[]): JsonBody {
  const reader = new JsonReader(segments);
  try {
    reader.readDocument();
    return { ok: true, places: reader.places };
  } catch (thrown) {
    if (!(thrown instanceof NotJson)) throw thrown;
    return { ok: false, kind: thrown.kind, offset: reader.offset };
  }
}

class JsonReader {
  readonly places = new Map<Segment, JsonPlace>();
  private index = 0;
  private at = 0;
  private depth = 0;
  private readonly segments: readonly Segment[];

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
  }

  /** In the body. Behind an escaped `\{{` of the same piece it is some characters early: good enough to point at. */
  get offset(): number {
    const segment = this.segments[this.index];
    return segment ? Math.min(segment.start + this.at, segment.end) : (this.segments.at(-1)?.end ?? 0);
  }

  readDocument(): void {
    this.readValue();
    this.skipSpace();
    if (this.segments[this.index]) throw new NotJson("syntax");
  }

  /** The next character, the tag that stands there, or null at the end. */
  private peek(): string | Extract<Segment, { kind: "variable" }> | null {
    for (;;) {
      const segment = this.segments[this.index];
      if (!segment) return null;
      if (segment.kind === "variable") return segment;
      const character = segment.text[this.at];
      if (character !== undefined) return character;
      this.index++;
      this.at = 0;
    }
  }

  private step(): void {
    if (this.segments[this.index]?.kind === "variable") this.index++;
    else this.at++;
  }

  private skipSpace(): void {
    for (let next = this.peek(); next === " " || next === "\n" || next === "\r" || next === "\t"; ) {
      this.step();
      next = this.peek();
    }
  }

  private expect(character: string): void {
    if (this.peek() !== character) throw new NotJson("syntax");
    this.step();
  }

  private readValue(): void {
    this.skipSpace();
    const next = this.peek();
    if (next === null) throw new NotJson("syntax");
    if (typeof next !== "string") {
      this.places.set(next, "value");
      this.step();
    } else if (next === '"') this.readString();
    else if (next === "{") this.readItems("}", () => this.readMember());
    else if (next === "[") this.readItems("]", () => this.readValue());
    else this.readWord();
  }

  private readItems(close: string, readItem: () => void): void {
    if (++this.depth > maxDepth) throw new NotJson("depth");
    this.step();
    this.skipSpace();
    if (this.peek() !== close)
      for (;;) {
        readItem();
        this.skipSpace();
        if (this.peek() !== ",") break;
        this.step();
      }
    this.expect(close);
    this.depth--;
  }

  private readMember(): void {
    this.skipSpace();
    this.readString(true);
    this.skipSpace();
    this.expect(":");
    this.readValue();
  }

  private readString(isKey = false): void {
    this.expect('"');
    let pieces = 0;
    const tags: Segment[] = [];
    for (let next = this.peek(); next !== '"'; next = this.peek()) {
      if (next === null || (typeof next === "string" && next < " ")) throw new NotJson("syntax");
      if (typeof next !== "string") {
        if (isKey) throw new NotJson("key");
        tags.push(next);
      }
      pieces++;
      this.step();
      if (next === "\\") this.readEscape();
    }
    this.step();
    for (const tag of tags) this.places.set(tag, pieces === 1 ? "wholeString" : "string");
  }

  private readEscape(): void {
    const next = this.peek();
    if (typeof next !== "string" || !'"\\/bfnrtu'.includes(next)) throw new NotJson("escape");
    this.step();
    if (next !== "u") return;
    for (let digits = 0; digits < 4; digits++) {
      const digit = this.peek();
      if (typeof digit !== "string" || !/^[0-9a-f]$/i.test(digit)) throw new NotJson("escape");
      this.step();
    }
  }

  /** Numbers, true, false and null. */
  private readWord(): void {
    const begun = { index: this.index, at: this.at };
    let word = "";
    for (let next = this.peek(); typeof next === "string" && /^[\w.+-]$/.test(next); next = this.peek()) {
      word += next;
      this.step();
    }
    if (literal.test(word) && !this.isTag()) return;
    Object.assign(this, begun);
    throw new NotJson("syntax");
  }

  private isTag(): boolean {
    const next = this.peek();
    return next !== null && typeof next !== "string";
  }
}
