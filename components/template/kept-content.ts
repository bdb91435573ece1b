import type { Shelf } from "#components/playground/draft-storage.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/** Changes the studio does not have yet, and the revision they grew from. */
export type KeptContent = { rev: number; content: TemplateContent };

const keyOf = (templateId: string) => `pentimento.template.1.${templateId}`;

/** Unsaved changes of this browser, or null. */
export function loadKept(shelf: Shelf | null, templateId: string): KeptContent | null {
  try {
    const stored: unknown = JSON.parse(shelf?.getItem(keyOf(templateId)) ?? "null");
    return isKept(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Keeps them until the studio has them; null forgets. A shelf that is full or forbidden keeps nothing. */
export function keep(shelf: Shelf | null, templateId: string, kept: KeptContent | null): void {
  try {
    shelf?.setItem(keyOf(templateId), JSON.stringify(kept));
  } catch {
    // The page still has it, and asks before it is left.
  }
}

function isKept(stored: unknown): stored is KeptContent {
  if (typeof stored !== "object" || stored === null) return false;
  const { rev, content } = stored as Record<string, unknown>;
  if (typeof rev !== "number" || typeof content !== "object" || content === null) return false;
  const { body, variables, slots, parameters, fragments, needs } = content as Record<string, unknown>;
  return (
    typeof body === "string" &&
    [variables, slots, fragments, needs].every(Array.isArray) &&
    typeof parameters === "object"
  );
}
