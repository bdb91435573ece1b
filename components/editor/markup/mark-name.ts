import type { Mark } from "#components/editor/markup/mark.ts";

type Words = {
  (key: "name", values: { kind: string; number: number }): string;
  (key: "noteName", values: { number: number; text: string }): string;
};

/** As much of a note as names it. */
const nameLength = 24;

/** "Arrow 2", "Note 3: make it blue". `index` from 0. */
export function markName(t: Words, { kind, text }: Mark, index: number): string {
  const number = index + 1;
  if (kind !== "text") return t("name", { kind, number });
  return t("noteName", { number, text: text.replace(/\s+/g, " ").slice(0, nameLength) });
}
