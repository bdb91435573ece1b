import { isSame } from "#components/template/same-content.ts";
import type { TemplateContent } from "#lib/template/content.ts";

export type ContentField = keyof TemplateContent;

/** What two people made of the same draft: everything only one of them touched, and what both changed differently. */
export type MergedContents = { merged: TemplateContent; both: ContentField[] };

const fields = [
  "operation",
  "bodyKind",
  "body",
  "fragments",
  "variables",
  "slots",
  "parameters",
  "needs",
] as const satisfies ContentField[];

/** Three-way, field by field. Where both changed a field, `merged` has mine until a person decides. */
export function mergeContents(
  base: TemplateContent,
  mine: TemplateContent,
  theirs: TemplateContent,
): MergedContents {
  const both: ContentField[] = [];
  const merged = { ...mine };
  for (const field of fields) {
    if (isSame(mine[field], theirs[field])) continue;
    if (isSame(mine[field], base[field])) take(merged, theirs, field);
    else if (!isSame(theirs[field], base[field])) both.push(field);
  }
  return { merged, both };
}

function take<Field extends ContentField>(into: TemplateContent, from: TemplateContent, field: Field): void {
  into[field] = from[field];
}
