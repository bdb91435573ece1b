import { type YamlMap, type YamlValue, yamlMap } from "#lib/prompt-files/emit-yaml.ts";
import type { ImageSlot, Variable } from "#lib/template/content.ts";

/** What is only written when it says something. */
const unless = <Value extends YamlValue>(value: Value, usual: YamlValue) =>
  value === usual ? undefined : value;

/** A variable as a JSON Schema; what that has no word for is under `x-`. */
export function schemaOfVariable(variable: Variable): YamlMap {
  const { label, note, wrap, trust } = variable;
  return yamlMap([
    ...typeEntries(variable),
    ["title", unless(label.en, "")],
    ["x-title-zh", unless(label["zh-CN"], "")],
    ["description", unless(note.en, "")],
    ["x-description-zh", unless(note["zh-CN"], "")],
    ["x-wrap", wrap ?? undefined],
    ["x-trust", unless(trust, "app")],
  ]);
}

type Entry = readonly [string, YamlValue];

function typeEntries(variable: Variable): Entry[] {
  switch (variable.type) {
    case "text":
      return textEntries(undefined, variable.maxLength);
    case "longText":
      return textEntries("long-text", variable.maxLength);
    case "renderedText":
      return textEntries("rendered-text", variable.maxLength);
    case "enum":
      return [
        ["type", "string"],
        ["enum", variable.options.map(({ value }) => value)],
        ["x-options", optionEntries(variable.options)],
      ];
    case "number":
      return [
        ["type", variable.integer ? "integer" : "number"],
        ["minimum", variable.min ?? undefined],
        ["maximum", variable.max ?? undefined],
        ["multipleOf", variable.step ?? undefined],
        ["x-unit", unless(variable.unit, "")],
      ];
    case "boolean":
      return [
        ["type", "boolean"],
        ["x-on", variable.on],
        ["x-off", variable.off],
      ];
    case "colour":
      return [
        ["type", "string"],
        ["format", "color"],
        ["pattern", "^#[0-9A-Fa-f]{6}$"],
        ["x-palette", variable.palette.length > 0 ? variable.palette : undefined],
      ];
    case "date":
      return [
        ["type", "string"],
        ["format", "date"],
        ["x-minimum", variable.min ?? undefined],
        ["x-maximum", variable.max ?? undefined],
      ];
    case "list":
      return [
        ["type", "array"],
        ["items", yamlMap(textEntries(undefined, variable.maxLength))],
        ["minItems", variable.minItems ?? undefined],
        ["maxItems", variable.maxItems ?? undefined],
        ["x-separator", unless(variable.separator, ", ")],
      ];
  }
}

const textEntries = (role: string | undefined, maxLength: number | null): Entry[] => [
  ["type", "string"],
  ["maxLength", maxLength ?? undefined],
  ["x-role", role],
];

type Options = Extract<Variable, { type: "enum" }>["options"];

/** Labels and phrases, option by option; nothing where no option has any. */
function optionEntries(options: Options): YamlValue {
  const says = options.some(({ label, phrase }) => label.en || label["zh-CN"] || phrase !== null);
  if (!says) return undefined;
  return options.map(({ label, phrase }) =>
    yamlMap([
      ["title", unless(label.en, "")],
      ["title-zh", unless(label["zh-CN"], "")],
      ["phrase", phrase ?? undefined],
    ]),
  );
}

/** A slot: one picture is a text with the format `image`, several are a list of them. */
export function schemaOfSlot({ role, label, note, min, max }: ImageSlot): YamlMap {
  const picture: Entry[] = [
    ["type", "string"],
    ["format", "image"],
  ];
  const isOne = max === 1 && (min === 0 || min === 1);
  return yamlMap([
    ...(isOne
      ? picture
      : ([
          ["type", "array"],
          ["items", yamlMap(picture)],
          ["minItems", min],
          ["maxItems", max],
        ] satisfies Entry[])),
    ["title", unless(label.en, "")],
    ["x-title-zh", unless(label["zh-CN"], "")],
    ["description", unless(note.en, "")],
    ["x-description-zh", unless(note["zh-CN"], "")],
    ["x-slot", role],
  ]);
}
