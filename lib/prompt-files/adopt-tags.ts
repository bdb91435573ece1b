import { escapeBody } from "#lib/template/escape-body.ts";
import { toName } from "#lib/template/names.ts";

export type Adopted = { body: string; dropped: string[] };

const mustache = /\{\{\{\s*([^{}]*?)\s*\}\}\}(?!\})|\{\{\s*([^{}]*?)\s*\}\}(?!\})/gu;
const jinjaLogic = /\{%[^%]*%\}|\{#[^#]*#\}/gu;

/**
 * A body of another template language in ours: plain names stay tags (dotted ones with underscores, filters left out),
 * logic stays as text and is told with its line. Everything else that looks like a tag is escaped.
 */
export function adoptTags(text: string, language: "jinja" | "mustache", firstLine = 1): Adopted {
  const dropped: string[] = [];
  let body = "";
  let from = 0;
  const tell = (at: number, what: string) => {
    const line = firstLine + (text.slice(0, at).match(/\n/g)?.length ?? 0);
    if (dropped.length < 100) dropped.push(`${line}: ${Array.from(what).slice(0, 60).join("")}`);
  };
  if (language === "jinja") for (const match of text.matchAll(jinjaLogic)) tell(match.index, match[0]);
  for (const match of text.matchAll(mustache)) {
    const inside = match[1] ?? match[2] ?? "";
    const name = nameOf(inside);
    const isBraced = text[match.index - 1] === "{";
    if (name === null || isBraced) {
      tell(match.index, match[0]);
      continue;
    }
    if (inside !== name) tell(match.index, match[0]);
    body += `${escapeBody(text.slice(from, match.index), true)}{{${name}}}`;
    from = match.index + match[0].length;
  }
  return { body: body + escapeBody(text.slice(from)), dropped };
}

/** `user.city | upper` is `user_city`; what begins with a sign is logic. */
function nameOf(inside: string): string | null {
  const [, path = ""] = /^([\p{L}_$@][\p{L}\p{M}\p{Nd}_.$@-]*)\s*(?:\||$)/u.exec(inside) ?? [];
  if (path === "" || path.length > 60) return null;
  const name = toName(path, "");
  return name === "" ? null : name;
}
