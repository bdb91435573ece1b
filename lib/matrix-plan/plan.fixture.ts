import type { EnumOption, TemplateContent, Variable } from "#lib/template/content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";

const base = {
  label: { en: "", "zh-CN": "" },
  note: { en: "", "zh-CN": "" },
  required: true,
  wrap: null,
  trust: "app",
} as const;

const option = (value: string, zh: string): EnumOption => ({
  value,
  label: { en: value, "zh-CN": zh },
  phrase: null,
});

export const styles: Variable = {
  ...base,
  name: "style",
  type: "enum",
  label: { en: "Style", "zh-CN": "风格" },
  options: [option("watercolour", "水彩"), option("gouache", "水粉"), option("ink", "水墨")],
  default: null,
};
export const product: Variable = { ...base, name: "product", type: "text", maxLength: 20, default: null };
export const size: Variable = {
  ...base,
  name: "height",
  type: "number",
  integer: false,
  min: 1,
  max: 100,
  step: null,
  unit: " cm",
  required: false,
  default: null,
};

/** A template of a style and a product, whose quality and count may be chosen. */
export function productShot(over: Partial<TemplateContent> = {}): TemplateContent {
  const content = emptyContent("generate");
  return {
    ...content,
    body: "A {{style}} picture of {{product}}{{height}}",
    variables: [styles, product, { ...size, wrap: ", {{value}} high" }],
    parameters: {
      ...content.parameters,
      quality: { mode: "overridable", value: "low" },
      count: { mode: "overridable", value: 1 },
      size: { mode: "fixed", value: "1024x1024" },
    },
    ...over,
  };
}
