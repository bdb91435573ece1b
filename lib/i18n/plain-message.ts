type Values = Readonly<Record<string, string | number>>;

/**
 * An English text of the message files with its values put in, without a library: for answers to programs and for code
 * that runs outside of the studio. Knows what our texts use of ICU's format: values, `number`, `select`, `plural`, quotes.
 */
export function plainMessage(text: string, values: Values): string {
  return new Reader(text, values).message(null);
}

class Reader {
  private at = 0;
  private readonly text: string;
  private readonly values: Values;

  constructor(text: string, values: Values) {
    this.text = text;
    this.values = values;
  }

  /** Up to the closing brace or the end. `counted` is what `#` stands for. */
  message(counted: string | number | null): string {
    let read = "";
    while (this.at < this.text.length && this.text[this.at] !== "}") {
      const character = this.text[this.at] ?? "";
      if (character === "{") read += this.argument(counted);
      else if (character === "'") read += this.quoted();
      else {
        read += character === "#" && counted !== null ? figures.format(Number(counted)) : character;
        this.at += 1;
      }
    }
    return read;
  }

  private argument(counted: string | number | null): string {
    const [whole = "", name = "", kind, number] =
      /^\{\s*(\w+)\s*(?:,\s*(?:(select|plural)\s*,|(number)))?\s*/.exec(this.text.slice(this.at)) ?? [];
    if (whole === "") throw new SyntaxError(`no argument at ${this.at} of: ${this.text}`);
    this.at += whole.length;
    const value = this.values[name] ?? (kind === "select" ? "other" : "");
    if (kind === undefined) {
      this.at += 1;
      return number ? figures.format(Number(value)) : String(value);
    }
    return this.choice(kind === "plural" ? pluralOf(Number(value)) : String(value), {
      value: kind === "plural" ? value : counted,
    });
  }

  private choice(wanted: string, { value }: { value: string | number | null }): string {
    const branches = new Map<string, string>();
    for (;;) {
      const [whole = "", key = ""] = /^\s*(=?[\w-]+)\s*\{/.exec(this.text.slice(this.at)) ?? [];
      if (whole === "") break;
      this.at += whole.length;
      branches.set(key, this.message(value));
      this.at += 1;
    }
    this.at += /^\s*\}/.exec(this.text.slice(this.at))?.[0].length ?? 0;
    return branches.get(`=${value}`) ?? branches.get(wanted) ?? branches.get("other") ?? "";
  }

  /** `''` is an apostrophe; one before a brace or `#` quotes up to the next; any other stands for itself. */
  private quoted(): string {
    const next = this.text[this.at + 1];
    if (next === "'") {
      this.at += 2;
      return "'";
    }
    if (next !== "{" && next !== "}" && next !== "#" && next !== "|") {
      this.at += 1;
      return "'";
    }
    const end = this.text.indexOf("'", this.at + 1);
    const stop = end < 0 ? this.text.length : end;
    const inside = this.text.slice(this.at + 1, stop);
    this.at = stop + 1;
    return inside;
  }
}

const figures = new Intl.NumberFormat("en");
const english = new Intl.PluralRules("en");
const pluralOf = (value: number) => (Number.isFinite(value) ? english.select(value) : "other");
