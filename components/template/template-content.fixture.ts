import { defaultParameters } from "#lib/images/parameters.ts";
import type { TemplateContent, TemplateParameters, Variable } from "#lib/template/content.ts";

const fixed = Object.fromEntries(
  Object.entries(defaultParameters).map(([name, value]) => [name, { mode: "fixed", value }]),
) as Omit<TemplateParameters, "count">;

/** A template's content for tests. */
export const contentOf = (over: Partial<TemplateContent> = {}): TemplateContent => ({
  operation: "generate",
  bodyKind: "text",
  body: "",
  fragments: [],
  variables: [],
  slots: [],
  parameters: { ...fixed, count: { mode: "fixed", value: 1 } },
  needs: [],
  ...over,
});

/** A variable for tests. */
export const textVariable = (
  name: string,
  over: Partial<Extract<Variable, { type: "text" }>> = {},
): Variable => ({
  name,
  type: "text",
  label: { en: "", "zh-CN": "" },
  note: { en: "", "zh-CN": "" },
  required: true,
  wrap: null,
  trust: "app",
  maxLength: null,
  default: null,
  ...over,
});
