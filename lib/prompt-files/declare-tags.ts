import { namesInBody } from "#lib/template/check-body.ts";
import type { ImageSlot, Variable } from "#lib/template/content.ts";

/** The declared variables, and a text for every tag nobody declared. */
export function declareTags(
  body: string,
  declared: readonly Variable[],
  slots: readonly ImageSlot[] = [],
): Variable[] {
  const known = new Set([...declared, ...slots].map(({ name }) => name));
  const missing = [...new Set(namesInBody(body))].filter((name) => !known.has(name));
  return [...declared, ...missing.map(plainText)];
}

const plainText = (name: string): Variable => ({
  name,
  label: { en: "", "zh-CN": "" },
  note: { en: "", "zh-CN": "" },
  required: true,
  wrap: null,
  trust: "app",
  type: "text",
  maxLength: null,
  default: null,
});
