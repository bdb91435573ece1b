import type { FrozenFragment, SlotImages, TemplateContent, VariableValue } from "#lib/template/content.ts";
import { type JsonPlace, readJsonBody } from "#lib/template/json-body.ts";
import { parseBody, type Segment } from "#lib/template/parse.ts";
import { orderSlots } from "#lib/template/render-slot.ts";
import { escapeJson, renderValue } from "#lib/template/render-value.ts";

/** A stretch of a prompt. `name`: the variable or slot it came from, `filled`: whether that had something to say. */
export type PromptPart = { text: string; name: string | null; filled: boolean };

/** What stands between two fragments, and between them and the body. */
const gap = "\n\n";

/**
 * The prompt in pieces: fragments, then the body, each tag replaced once by what its value says. What a value holds is
 * never read again, so it can't become a tag, end a JSON string or add a line to a list.
 */
export function renderPrompt(
  content: TemplateContent,
  fragments: readonly FrozenFragment[],
  values: ReadonlyMap<string, VariableValue | null>,
  images: SlotImages,
): PromptPart[] {
  const { words } = orderSlots(content.slots, images);
  const render = (segments: readonly Segment[], places: Map<Segment, JsonPlace> | null) =>
    segments.map((segment, index): PromptPart => {
      if (segment.kind === "text") return { text: segment.text, name: null, filled: true };
      const json = places?.get(segment) ?? null;
      const place = { before: textOf(segments[index - 1]), after: textOf(segments[index + 1]), json };
      const text = renderTag(segment.name, place);
      return { text, name: segment.name, filled: text !== "" };
    });
  const variables = new Map(content.variables.map((variable) => [variable.name, variable]));
  const renderTag = (name: string, place: { before: string; after: string; json: JsonPlace | null }) => {
    const variable = variables.get(name);
    if (variable) return renderValue(variable, values.get(name) ?? null, place);
    const text = words.get(name) ?? "";
    if (place.json === "value") return text === "" ? "null" : JSON.stringify(text);
    return place.json === null ? text : escapeJson(text);
  };
  const { segments } = parseBody(content.body);
  const json = content.bodyKind === "json" ? readJsonBody(segments) : null;
  return [
    ...fragments.flatMap(({ text }) => [
      ...render(parseBody(text).segments, null),
      { text: gap, name: null, filled: true },
    ]),
    ...render(segments, json?.ok ? json.places : null),
  ];
}

const textOf = (segment: Segment | undefined): string => (segment?.kind === "text" ? segment.text : "");
