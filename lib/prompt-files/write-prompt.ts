import { emitYaml, type YamlMap, type YamlValue, yamlMap } from "#lib/prompt-files/emit-yaml.ts";
import type { PromptCase, PromptFile, PromptMeta } from "#lib/prompt-files/prompt-file.ts";
import { schemaOfSlot, schemaOfVariable } from "#lib/prompt-files/schema-of-variable.ts";
import { type ParameterRules, parameterNames } from "#lib/template/bound-parameter.ts";
import { normalContent, normalTexts } from "#lib/template/canonical.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";

/** The newest layout of our own keys that this studio reads, and the one it writes. */
export const studioFormat = 1;

/** The names of parameters as the OpenAI Images API spells them. */
export const configKeys = {
  size: "size",
  quality: "quality",
  background: "background",
  outputFormat: "output_format",
  compression: "output_compression",
  moderation: "moderation",
  partialImages: "partial_images",
  inputFidelity: "input_fidelity",
  count: "n",
} as const satisfies Record<keyof ParameterRules, string>;

/**
 * A template as a `.prompt` file that Dotprompt reads as well. One content has one text: keys in fixed order, LF, NFC;
 * what `readPrompt` makes of it is written in the same bytes again.
 */
export function writePrompt(file: PromptFile): string {
  const meta = normalTexts(file.meta);
  const content = normalContent(file.content);
  const front = yamlMap([
    ["name", nameOf(meta)],
    ["description", said(meta.useWhen.en || meta.useWhen["zh-CN"])],
    ["model", "image/default"],
    ["config", configOf(content)],
    ["input", inputOf(content)],
    ...studioEntries(normalTexts(file), meta, content),
  ]);
  return `---\n${emitYaml(front)}---\n${content.body}\n`;
}

const said = (text: string) => (text === "" ? undefined : text);

function nameOf({ slug, folder }: PromptMeta): string | undefined {
  if (slug === null) return undefined;
  return folder === "" ? slug : `${folder}/${slug}`;
}

function configOf({ operation, parameters }: TemplateContent): YamlMap {
  const rules: ParameterRules = parameters;
  return yamlMap([
    ["operation", operation],
    ...parameterNames.map((name): [string, YamlValue] => {
      const rule = rules[name];
      return [configKeys[name], rule.mode === "bound" ? undefined : (rule.value ?? undefined)];
    }),
  ]);
}

function inputOf({ variables, slots }: TemplateContent): YamlMap | undefined {
  if (variables.length === 0 && slots.length === 0) return undefined;
  const required = [
    ...variables.filter((variable) => variable.required),
    ...slots.filter(({ min }) => min > 0),
  ].map(({ name }) => name);
  const defaults = variables.filter((variable) => variable.default !== null);
  return yamlMap([
    [
      "schema",
      yamlMap([
        ["type", "object"],
        ["required", required],
        ["additionalProperties", false],
        [
          "properties",
          yamlMap([
            ...variables.map((variable) => [variable.name, schemaOfVariable(variable)] as const),
            ...slots.map((slot) => [slot.name, schemaOfSlot(slot)] as const),
          ]),
        ],
      ]),
    ],
    [
      "default",
      defaults.length === 0
        ? undefined
        : yamlMap(defaults.map((variable) => [variable.name, variable.default] as const)),
    ],
  ]);
}

function studioEntries(file: PromptFile, meta: PromptMeta, content: TemplateContent): [string, YamlValue][] {
  const rules: ParameterRules = content.parameters;
  const bound = parameterNames.flatMap((name) => {
    const rule = rules[name];
    return rule.mode === "bound" ? [[configKeys[name], rule.variable] as const] : [];
  });
  const fixed = parameterNames.filter((name) => rules[name].mode === "fixed").map((name) => configKeys[name]);
  return [
    ["studio.format", studioFormat],
    ["studio.kind", meta.kind],
    ["studio.body", content.bodyKind === "json" ? "json" : undefined],
    ["studio.title", localizedMap(meta.title)],
    ["studio.useWhen", localizedMap(meta.useWhen)],
    ["studio.notes", said(meta.notes)],
    ["studio.tags", meta.tags.length > 0 ? meta.tags : undefined],
    ["studio.licence", said(meta.licence)],
    ["studio.source", said(meta.source)],
    ["studio.fixed", fixed],
    ["studio.bound", bound.length > 0 ? yamlMap(bound) : undefined],
    ["studio.needs", content.needs.length > 0 ? content.needs : undefined],
    ["studio.fragments", fragmentList(content.fragments, file.fragments)],
    ["studio.cases", file.cases.length > 0 ? file.cases.map(caseMap) : undefined],
    ["studio.version", file.version ?? undefined],
    ["studio.digest", file.digest ?? undefined],
  ];
}

function localizedMap({ en, "zh-CN": zh }: PromptMeta["title"]): YamlMap | undefined {
  if (en === "" && zh === "") return undefined;
  return yamlMap([
    ["en", said(en)],
    ["zh-CN", said(zh)],
  ]);
}

/** Slugs; those that are frozen with all it takes to render them without the studio. */
function fragmentList(slugs: readonly string[], frozen: readonly FrozenFragment[]): YamlValue {
  if (slugs.length === 0) return undefined;
  return slugs.map((slug) => {
    const fragment = frozen.find((each) => each.slug === slug);
    if (!fragment) return slug;
    const { version, digest, text } = fragment;
    return yamlMap([
      ["slug", slug],
      ["version", version],
      ["digest", digest],
      ["text", text],
    ]);
  });
}

function caseMap({ name, values, slots, required }: PromptCase): YamlMap {
  const [given, pictures] = [Object.entries(values), Object.entries(slots)];
  return yamlMap([
    ["name", name],
    ["values", given.length > 0 ? yamlMap(given) : undefined],
    ["slots", pictures.length > 0 ? yamlMap(pictures) : undefined],
    ["required", required ? undefined : false],
  ]);
}
