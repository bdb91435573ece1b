import { normalText } from "#lib/template/clean-text.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";

/**
 * A content as one text that is the same wherever it is made: keys sorted, texts in LF and NFC, fragments by slug and
 * digest. Its sha256 is what a version is known by.
 */
export function canonicalContent(content: TemplateContent, fragments: readonly FrozenFragment[]): string {
  const frozen = fragments.map(({ slug, digest }) => ({ slug, digest }));
  return JSON.stringify(sorted({ content: normalContent(content), fragments: frozen }));
}

/** Every text of a content as it is stored and digested: whole characters, LF, NFC, no control characters. */
export function normalContent(content: TemplateContent): TemplateContent {
  return normalTexts(content);
}

/** The same for every text in a value, names of keys included. */
export function normalTexts<Value>(value: Value): Value;
export function normalTexts(value: unknown): unknown {
  if (typeof value === "string") return normalText(value);
  if (Array.isArray(value)) return value.map((item) => normalTexts(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [normalText(key), normalTexts(inner)]),
  );
}

/** Keys by UTF-16 code units, as every language sorts them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
