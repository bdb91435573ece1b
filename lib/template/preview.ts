import type { FrozenFragment, SlotImages, TemplateContent, VariableValues } from "#lib/template/content.ts";
import { type PromptPart, renderPrompt } from "#lib/template/render-prompt.ts";
import { resolveValues } from "#lib/template/resolve-values.ts";

/** The prompt as far as it can be told yet, in pieces, for the eye: what is missing is an empty part with its name. */
export function previewPrompt(
  content: TemplateContent,
  fragments: readonly FrozenFragment[],
  values: VariableValues,
  slots: SlotImages,
): PromptPart[] {
  return renderPrompt(content, fragments, resolveValues(content, values), slots);
}
