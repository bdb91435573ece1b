import type { Variable, VariableValue } from "#lib/template/content.ts";

const yes = new Set(["true", "yes", "y", "1", "on", "x", "是", "真", "开", "对", "有"]);
const no = new Set(["false", "no", "n", "0", "off", "否", "假", "关", "错", "无"]);

/**
 * What a person wrote in a cell or a line, as the value of a variable; undefined for a blank, which means the default.
 * What cannot be read stays the text it is, and `checkValue` says what is wrong with it.
 */
export function readValue(variable: Variable, text: string): VariableValue | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  switch (variable.type) {
    case "text":
      return trimmed;
    case "longText":
    case "renderedText":
      return text;
    case "enum":
      return optionOf(variable, trimmed);
    case "number":
      return numberOf(trimmed);
    case "boolean": {
      const word = trimmed.toLowerCase();
      return yes.has(word) ? true : no.has(word) ? false : trimmed;
    }
    case "colour":
      return colourOf(trimmed);
    case "date":
      return trimmed;
    case "list":
      return trimmed.split(/\s*[;\n；|]\s*/).filter((item) => item !== "");
  }
}

/** A choice by its value, else by its label in either language. */
function optionOf({ options }: Extract<Variable, { type: "enum" }>, text: string): string {
  const same = (one: string) => one.toLowerCase() === text.toLowerCase();
  const found =
    options.find(({ value }) => value === text) ??
    options.find(({ value, label }) => same(value) || same(label.en) || same(label["zh-CN"]));
  return found?.value ?? text;
}

/** `1.5`, and `1,5` as half the world writes it. */
function numberOf(text: string): number | string {
  const plain = /^[-+]?\d+,\d+$/.test(text) ? text.replace(",", ".") : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}

/** `#C04`, `c04000` -> `#cc0044`, `#c04000`. */
function colourOf(text: string): string {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1]?.toLowerCase();
  if (digits === undefined) return text;
  return `#${digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join("") : digits}`;
}

/** A value as it is shown in a head, a cell and a file. */
export function valueText(value: VariableValue | undefined): string {
  if (value === undefined) return "";
  return Array.isArray(value) ? value.join("; ") : String(value);
}
