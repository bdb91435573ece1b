import type { Variable, VariableValue } from "#lib/template/content.ts";
import type { JsonPlace } from "#lib/template/json-body.ts";
import { parseBody } from "#lib/template/parse.ts";

/** Where a value goes. In a text body `before` and `after` are what stands around the tag. */
export type ValuePlace = { before: string; after: string; json: JsonPlace | null };

/** A value as it stands in the prompt, JSON-escaped where it must be. */
export function renderValue(variable: Variable, value: VariableValue | null, place: ValuePlace): string {
  if (place.json === "value") return renderJsonValue(variable, value);
  const text = value === null ? "" : wrapped(variable, phraseOf(variable, value, place));
  return place.json === null ? text : escapeJson(text);
}

/** Inside a JSON string. */
export const escapeJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** In place of a JSON value: numbers, booleans and lists as what they are, unless a wrap or a unit makes them text. */
function renderJsonValue(variable: Variable, value: VariableValue | null): string {
  if (value === null) return "null";
  const isText = variable.wrap !== null || (variable.type === "number" && variable.unit !== "");
  if (!isText && typeof value === "number") return plainNumber(value);
  if (!isText && typeof value !== "string") return JSON.stringify(value);
  const place: ValuePlace = { before: '"', after: '"', json: "wholeString" };
  return JSON.stringify(wrapped(variable, phraseOf(variable, value, place)));
}

function wrapped({ wrap }: Variable, text: string): string {
  if (wrap === null) return text;
  return parseBody(wrap)
    .segments.map((segment) => (segment.kind === "text" ? segment.text : text))
    .join("");
}

function phraseOf(variable: Variable, value: VariableValue, place: ValuePlace): string {
  if (variable.type === "renderedText") return quoted(String(value), place, variable.wrap);
  if (variable.type === "enum") return enumPhrase(variable.options, String(value));
  if (variable.type === "boolean") return value === true ? variable.on : variable.off;
  if (variable.type === "number") return `${plainNumber(Number(value))}${variable.unit}`;
  if (Array.isArray(value)) return value.join(variable.type === "list" ? variable.separator : ", ");
  return String(value);
}

type EnumVariable = Extract<Variable, { type: "enum" }>;
const enumPhrase = (options: EnumVariable["options"], value: string): string =>
  options.find((option) => option.value === value)?.phrase ?? value;

/** Without an exponent; values are between 1e-6 and 1e15 (`checkValue`), where none is written. */
const plainNumber = (value: number): string => String(value === 0 ? 0 : value);

/** Opening and closing marks that tell the model which letters to draw. */
const quotePairs = ['""', "“”", "「」", "『』", "‘’", "''", "«»", "‹›", "„“", "„”", "《》", "``"];

/** Text to be drawn stands in quotes: those the body has around it, or straight ones, or such that it doesn't hold itself. */
function quoted(text: string, { before, after, json }: ValuePlace, wrap: string | null): string {
  if (json === "wholeString" && wrap === null) return text;
  const given = wrap === null ? enclosingQuotes(before, after, json !== null) : quotesOfWrap(wrap);
  if (given !== null) return text;
  const [open, close] = freeQuotes(text) ?? ['"', '"'];
  return `${open}${text}${close}`;
}

/** The first pair of quotes of which a text holds neither, or null. */
export const freeQuotes = (text: string): string | null =>
  quotePairs.find(([open = "", close = ""]) => !text.includes(open) && !text.includes(close)) ?? null;

/** The pair of quotes a wrap has directly around its value, or null. */
export function quotesOfWrap(wrap: string): string | null {
  const [before, , after] = parseBody(` ${wrap} `).segments;
  if (before?.kind !== "text" || after?.kind !== "text") return null;
  return enclosingQuotes(before.text, after.text, false);
}

/** The pair of quotes that stands directly around a tag, or null. In a JSON string the straight ones are escaped. */
export function enclosingQuotes(before: string, after: string, inJson: boolean): string | null {
  const escaped = inJson ? '\\"' : '"';
  if (before.endsWith(escaped) && after.startsWith(escaped)) return '""';
  const pair = `${before.slice(-1)}${after.slice(0, 1)}`;
  return pair !== '""' && quotePairs.includes(pair) ? pair : null;
}
