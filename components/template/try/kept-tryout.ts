import type { Shelf } from "#components/playground/draft-storage.ts";
import { attachmentOf } from "#components/playground/draft-store.ts";
import type { TryState } from "#components/template/try/try-store.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { VariableValue } from "#lib/template/content.ts";

type Kept = Pick<TryState, "connectionId" | "model" | "values" | "overrides" | "pictures">;
const keyOf = (templateId: string) => `pentimento.tryout.1.${templateId}`;

type Stored = Record<string, unknown>;
const isRecord = (value: unknown): value is Stored =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is VariableValue =>
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) && value.every((item) => typeof item === "string"));

const isImage = (value: unknown): value is ImageView =>
  isRecord(value) && typeof value.id === "string" && typeof value.url === "string";

/** What was left in this template's form by this browser; every value by itself. */
export function loadTryout(shelf: Shelf | null, templateId: string): Partial<Kept> {
  try {
    const stored: unknown = JSON.parse(shelf?.getItem(keyOf(templateId)) ?? "null");
    if (!isRecord(stored)) return {};
    const { connectionId, model, values, overrides, pictures } = stored;
    return {
      ...(typeof connectionId === "string" && typeof model === "string" && { connectionId, model }),
      values: Object.fromEntries(
        Object.entries(isRecord(values) ? values : {}).filter((entry): entry is [string, VariableValue] =>
          isValue(entry[1]),
        ),
      ),
      overrides: isRecord(overrides) ? overrides : {},
      pictures: Object.fromEntries(
        Object.entries(isRecord(pictures) ? pictures : {}).map(([slot, row]) => [
          slot,
          (Array.isArray(row) ? row : []).filter(isImage).map((image) => attachmentOf(image, image.id)),
        ]),
      ),
    };
  } catch {
    return {};
  }
}

/** Remembers it. A shelf that is full or forbidden keeps nothing, and nothing breaks. */
export function saveTryout(shelf: Shelf | null, templateId: string, state: Kept): void {
  const { connectionId, model, values, overrides } = state;
  const pictures = Object.fromEntries(
    Object.entries(state.pictures).map(([slot, row]) => [slot, row.flatMap(({ image }) => image ?? [])]),
  );
  try {
    shelf?.setItem(keyOf(templateId), JSON.stringify({ connectionId, model, values, overrides, pictures }));
  } catch {
    // What was filled in still lives in the page.
  }
}
