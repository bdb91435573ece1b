import fc from "fast-check";
import type { PromptFile } from "#lib/prompt-files/prompt-file.ts";
import type {
  ImageSlot,
  ParameterRule,
  TemplateContent,
  TemplateParameters,
  Variable,
  VariableValue,
} from "#lib/template/content.ts";
import { templateNeeds } from "#lib/template/content.ts";
import { nameFault } from "#lib/template/names.ts";

const { constantFrom: oneOf, option, record, array, integer, boolean } = fc;

const traps = [
  ...[
    "",
    " ",
    "true",
    "null",
    "~",
    "no",
    "1",
    "1e3",
    "0x1f",
    "2026-01-01",
    ".nan",
    "- a",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "\n",
  ],
  ...[
    "---",
    "\n---\n",
    "...",
    "&a",
    "*a",
    "!!js",
    "%YAML",
    "{{",
    "}}",
    "{{x}}",
    "\\{{",
    "`",
    "|",
    ">",
    "@",
    "?",
    ", ",
    "[",
    "{",
  ],
  ...[
    "\u0085",
    "\u2028",
    "\ufeff",
    "\u00a0",
    "\u0000",
    "\r\n",
    "\ud800",
    "cafe\u0301",
    "\u200b",
    "\u202e",
    "😀",
    "中文",
    "（）",
    "\t",
  ],
  ...['",\n"b": 1', "\\u0022", "\\n", "</script>", "$\u007bx}", "<<<dotprompt:role:system>>>", "$&"],
];
/** Texts that like to break things. */
export const hostileText = fc
  .array(
    fc.oneof(
      oneOf(...traps),
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join(""));
const word = fc.oneof(
  fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 10 }),
  oneOf("红", "yes", "1.5", "16:9"),
);

export const variableName = fc
  .oneof(
    oneOf("a", "产品名", "_x", "Größe", "headline_2", "имя"),
    fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}$/),
  )
  .filter((name) => nameFault(name) === null);

const label = record({ en: hostileText, "zh-CN": hostileText });
const limit = option(integer({ min: 1, max: 500 }));
const measure = option(fc.oneof(integer({ min: -1000, max: 1000 }), oneOf(0.1, -0.5, 1e-5, 1e15)));
const colour = fc.stringMatching(/^#[0-9a-fA-F]{6}$/);
const day = oneOf("2026-01-01", "2028-02-29", "1999-12-31");

const common = {
  label,
  note: label,
  required: boolean(),
  wrap: option(oneOf(" with {{value}}", "{{value}}\n", "“{{value}}”")),
};
const trust = oneOf("app" as const, "user" as const);
const texts = (type: "text" | "longText" | "renderedText") =>
  record({
    ...common,
    trust,
    name: variableName,
    type: fc.constant(type),
    maxLength: limit,
    default: option(hostileText),
  });

/** Any variable a file can hold; its default need not fit it. */
export const variable: fc.Arbitrary<Variable> = fc.oneof(
  texts("text"),
  texts("longText"),
  texts("renderedText"),
  record({
    ...{ ...common, trust, name: variableName, type: fc.constant("enum" as const) },
    options: array(record({ value: fc.oneof(word, hostileText), label, phrase: option(hostileText) }), {
      minLength: 1,
      maxLength: 4,
    }),
    default: option(word),
  }),
  record({
    ...{ ...common, trust, name: variableName, type: fc.constant("number" as const) },
    ...{ integer: boolean(), min: measure, max: measure, step: measure, unit: hostileText, default: measure },
  }),
  record({
    ...{ ...common, trust, name: variableName, type: fc.constant("boolean" as const) },
    ...{ on: hostileText, off: hostileText, default: option(boolean()) },
  }),
  record({
    ...{ ...common, trust, name: variableName, type: fc.constant("colour" as const) },
    ...{ palette: array(colour, { maxLength: 3 }), default: option(colour) },
  }),
  record({
    ...{ ...common, trust, name: variableName, type: fc.constant("date" as const) },
    ...{ min: option(day), max: option(day), default: option(day) },
  }),
  record({
    ...{ ...common, trust, name: variableName, type: fc.constant("list" as const), separator: hostileText },
    ...{
      minItems: limit,
      maxItems: limit,
      maxLength: limit,
      default: option(array(hostileText, { maxLength: 3 })),
    },
  }),
);

const slot: fc.Arbitrary<ImageSlot> = record({
  name: variableName,
  role: oneOf("base" as const, "reference" as const, "mask" as const),
  ...{ label, note: label, min: integer({ min: 0, max: 3 }), max: integer({ min: 1, max: 16 }) },
});

function rule<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<ParameterRule<Value>> {
  return fc.oneof(
    record({ mode: oneOf("fixed" as const, "overridable" as const), value }),
    record({ mode: fc.constant("bound" as const), variable: variableName }),
  );
}

const parameters: fc.Arbitrary<TemplateParameters> = record({
  size: rule(oneOf("auto", "1024x1024", "1536x864", "3840x2160")),
  quality: rule(oneOf("auto" as const, "low" as const, "max" as const)),
  background: rule(oneOf("auto" as const, "transparent" as const)),
  outputFormat: rule(oneOf("png" as const, "webp" as const, "jpeg" as const)),
  compression: rule(option(integer({ min: 0, max: 100 }))),
  moderation: rule(oneOf("auto" as const, "low" as const)),
  partialImages: rule(integer({ min: 0, max: 3 })),
  inputFidelity: rule(option(oneOf("low" as const, "high" as const))),
  count: rule(integer({ min: 1, max: 10 })),
});

const uniquelyNamed = <Item extends { name: string }>(items: readonly Item[], taken: Set<string>) =>
  items.filter(({ name }) => !taken.has(name) && taken.add(name));

/** Any content; sometimes with faults. */
export const templateContent: fc.Arbitrary<TemplateContent> = record({
  operation: oneOf("generate" as const, "edit" as const),
  bodyKind: oneOf("text" as const, "json" as const),
  body: hostileText,
  fragments: fc.uniqueArray(oneOf("brand", "tone-of-voice", "片段"), { maxLength: 2 }),
  variables: array(variable, { maxLength: 4 }),
  slots: array(slot, { maxLength: 3 }),
  parameters,
  needs: fc.subarray([...templateNeeds]),
}).map((content) => {
  const taken = new Set<string>();
  return {
    ...content,
    variables: uniquelyNamed(content.variables, taken),
    slots: uniquelyNamed(content.slots, taken),
  };
});

const value: fc.Arbitrary<VariableValue> = fc.oneof(
  hostileText,
  integer(),
  boolean(),
  array(hostileText, { maxLength: 3 }),
);

/** Any template as a file holds it. */
export const promptFile: fc.Arbitrary<PromptFile> = record({
  meta: record({
    kind: oneOf("prompt" as const, "fragment" as const),
    slug: option(fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)),
    title: label,
    useWhen: label,
    notes: hostileText,
    folder: oneOf("", "电商", "a/b c", "1/2"),
    tags: array(hostileText, { maxLength: 3 }),
    ...{ licence: hostileText, source: hostileText },
  }),
  content: templateContent,
  fragments: fc.constant([]),
  cases: array(
    record({
      name: hostileText,
      values: fc.dictionary(variableName, value, { maxKeys: 3, noNullPrototype: true }),
      slots: fc.dictionary(variableName, array(word, { maxLength: 2 }), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      required: boolean(),
    }),
    { maxLength: 2 },
  ),
  version: option(integer({ min: 1, max: 99 })),
  digest: option(oneOf("sha256-0a", "sha256-1e5")),
}).chain((file) =>
  fc.subarray(file.content.fragments).map((frozen) => ({
    ...file,
    meta: { ...file.meta, folder: file.meta.slug === null ? "" : file.meta.folder },
    fragments: frozen.map((slug) => ({ slug, version: 2, digest: "sha256-ff", text: "Brand: {{x}}\n---\n" })),
  })),
);
