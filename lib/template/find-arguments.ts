import { isColour } from "#lib/template/check-value.ts";
import type { VariableType } from "#lib/template/content.ts";
import type { Find } from "#lib/template/proposal.ts";
import { enclosingQuotes } from "#lib/template/render-value.ts";

const quote = `\\\\?["'“”]`;
const value = (group: string) =>
  `${quote}(?<${group}>(?:(?!${quote}\\s*(?:\\}|default|name))[^\\n]){0,500}?)${quote}`;
const byName = new RegExp(
  `\\{argument\\s+name\\s*=\\s*${value("name")}(?:\\s+default\\s*=\\s*${value("default")})?\\s*\\}`,
  "gu",
);

/** Slots of the galleries: `{argument name="headline" default="SALE"}`. */
export function findArguments(prompt: string): Find[] {
  return Array.from(prompt.matchAll(byName), (match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    const text = match.groups?.default ?? "";
    return {
      ...{ kind: "argument" as const, range, text: match[0], options: [], likely: true },
      ...typing(prompt, range, text),
      default: text === "" ? null : text,
      wanted: match.groups?.name ?? "",
    };
  });
}

const placeholder =
  /\[(?<caps>[A-Z][A-Z0-9 _/&'-]{1,40})\](?!\()|[[【](?<han>\p{Script=Han}{2,12})[\]】]|\{\{ *(?<tag>[^\s{}]+) *\}\}/gu;

/** `[PRODUCT NAME]`, `【产品名】` and `{{product}}`, which hold a place and say nothing themselves. */
export function findPlaceholders(prompt: string): Find[] {
  return Array.from(prompt.matchAll(placeholder), (match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    const { caps, han, tag } = match.groups ?? {};
    return {
      ...{ kind: "placeholder" as const, range, text: match[0], options: [], default: null },
      ...typing(prompt, range, ""),
      wanted: caps?.toLowerCase() ?? han ?? tag ?? "",
      likely: true,
    };
  }).filter(({ text }) => /\p{L}{2}/u.test(text));
}

/** In quotes it is text to be drawn; what else it can be follows from its default. */
function typing(prompt: string, { start, end }: { start: number; end: number }, text: string) {
  const isQuoted = enclosingQuotes(prompt.slice(0, start), prompt.slice(end), false) !== null;
  const types: VariableType[] = [
    ...(isQuoted ? (["renderedText"] as const) : []),
    ...(isColour(text) ? (["colour"] as const) : []),
    ...(text.includes("\n") ? [] : (["text"] as const)),
    "longText",
  ];
  return { type: types[0] ?? "text", types };
}
