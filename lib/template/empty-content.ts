import { defaultParameters, type Operation } from "#lib/images/parameters.ts";
import type { ParameterValues } from "#lib/template/bound-parameter.ts";
import type { TemplateContent, TemplateParameters } from "#lib/template/content.ts";

/** What a new template begins with; an edit takes one picture. */
export function emptyContent(operation: Operation): TemplateContent {
  return {
    operation,
    bodyKind: "text",
    body: "",
    fragments: [],
    variables: [],
    slots:
      operation === "edit"
        ? [
            {
              name: "image",
              role: "base",
              label: { en: "Image", "zh-CN": "图片" },
              note: { en: "", "zh-CN": "" },
              min: 1,
              max: 1,
            },
          ]
        : [],
    parameters: parameterRules({ ...defaultParameters, count: 1 }),
    needs: [],
  };
}

/** Size, quality and count may be changed by whoever uses it, the rest stands as it is. */
export function parameterRules(values: ParameterValues): TemplateParameters {
  const fixed = <Value>(value: Value) => ({ mode: "fixed" as const, value });
  const overridable = <Value>(value: Value) => ({ mode: "overridable" as const, value });
  return {
    size: overridable(values.size),
    quality: overridable(values.quality),
    background: fixed(values.background),
    outputFormat: fixed(values.outputFormat),
    compression: fixed(values.compression),
    moderation: fixed(values.moderation),
    partialImages: overridable(values.partialImages),
    inputFidelity: fixed(values.inputFidelity),
    count: overridable(values.count),
  };
}
