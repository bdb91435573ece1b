import { Fields, isRecord } from "#lib/prompt-files/fields.ts";
import { readFrontMatter } from "#lib/prompt-files/front-matter.ts";
import {
  emptyMeta,
  type PromptCase,
  type PromptFile,
  type PromptMeta,
  type ReadPrompt,
} from "#lib/prompt-files/prompt-file.ts";
import { readConfig, rulesOf } from "#lib/prompt-files/read-config.ts";
import {
  isSlotSchema,
  isTexts,
  isValue,
  slotOfSchema,
  variableOfSchema,
} from "#lib/prompt-files/variable-of-schema.ts";
import { studioFormat } from "#lib/prompt-files/write-prompt.ts";
import {
  type FrozenFragment,
  type ImageSlot,
  type Localized,
  templateNeeds,
  type Variable,
} from "#lib/template/content.ts";
import { fault } from "#lib/template/problem.ts";

/** Reads a `.prompt` file: ours to the letter, anybody's as far as it says what we know. `text` is cleaned already. */
export function readPrompt(text: string): ReadPrompt {
  const matter = readFrontMatter(text);
  if (!matter.ok) return matter;
  const dropped: string[] = [];
  const front = new Fields(matter.front, "", dropped);
  const format = front.numberOrNull("studio.format") ?? studioFormat;
  if (format > studioFormat) {
    const params = { format, known: studioFormat };
    return { ok: false, problem: fault("prompt_file_newer", "file", params) };
  }
  const meta = readMeta(front);
  const { variables, slots } = readInput(front.fields("input"), dropped);
  const config = readConfig(front.fields("config"), slots);
  const fragments = readFragments(front);
  const file: PromptFile = {
    meta,
    content: {
      operation: config.operation,
      bodyKind: front.oneOf("studio.body", ["text", "json"] as const, "text"),
      body: matter.body,
      fragments: fragments.map(({ slug }) => slug),
      variables,
      slots,
      parameters: rulesOf(config.values, front),
      needs: front.texts("studio.needs").flatMap((need) => templateNeeds.find((each) => each === need) ?? []),
    },
    fragments: fragments.filter((fragment): fragment is FrozenFragment => "digest" in fragment),
    cases: readCases(front),
    version: front.numberOrNull("studio.version"),
    digest: front.textOrNull("studio.digest"),
  };
  const model = front.take("model");
  if (model !== undefined && model !== "image/default") front.drop("model");
  front.dropRest();
  return { ok: true, file, dropped };
}

function readMeta(front: Fields): PromptMeta {
  const name = front.textOrNull("name");
  const cut = (name ?? "").lastIndexOf("/");
  const description = front.text("description");
  return {
    ...emptyMeta(),
    kind: front.oneOf("studio.kind", ["prompt", "fragment"] as const, "prompt"),
    slug: name === null ? null : name.slice(cut + 1),
    folder: cut > 0 ? (name ?? "").slice(0, cut) : "",
    title: readLocalized(front.take("studio.title"), ""),
    useWhen: readLocalized(front.take("studio.useWhen"), description),
    notes: front.text("studio.notes"),
    tags: front.texts("studio.tags"),
    licence: front.text("studio.licence"),
    source: front.text("studio.source"),
  };
}

function readLocalized(value: unknown, fallback: string): Localized {
  if (!isRecord(value))
    return /\p{Script=Han}/u.test(fallback) ? { en: "", "zh-CN": fallback } : { en: fallback, "zh-CN": "" };
  const fields = new Fields(value, "", []);
  return { en: fields.text("en"), "zh-CN": fields.text("zh-CN") };
}

/** JSON Schema; the short Picoschema of other people's files is read as texts of these names. */
function readInput(input: Fields, dropped: string[]): { variables: Variable[]; slots: ImageSlot[] } {
  const schema = input.take("schema");
  const defaults = new Fields(input.take("default"), "input.default", dropped);
  input.dropRest();
  const isJsonSchema = isRecord(schema) && isRecord(schema.properties);
  const properties = isJsonSchema ? schema.properties : picoschema(schema);
  const required = isRecord(schema) && isTexts(schema.required) ? new Set(schema.required) : null;
  const variables: Variable[] = [];
  const slots: ImageSlot[] = [];
  for (const [name, property] of Object.entries(isRecord(properties) ? properties : {})) {
    const fields = new Fields(property, `input.schema.${name}`, dropped);
    fields.take("x-optional");
    const isRequired = isJsonSchema ? (required?.has(name) ?? false) : !isOptional(property);
    if (isSlotSchema(property)) slots.push(slotOfSchema(name, fields, isRequired));
    else variables.push(variableOfSchema(name, fields, isRequired, defaults.take(name)));
  }
  defaults.dropRest();
  return { variables, slots };
}

const isOptional = (property: unknown) => isRecord(property) && property["x-optional"] === true;

/** `headline: string, what stands above`, `count?: integer`, `season(enum): [spring, summer]`. */
function picoschema(schema: unknown): Record<string, unknown> {
  if (!isRecord(schema)) return {};
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    const [, name = key, optional, kind] = /^([^?(]+)(\?)?(?:\((\w+)[^)]*\))?$/.exec(key) ?? [];
    const [type = "string", description = ""] = typeof value === "string" ? value.split(/,\s*(.*)/s) : [];
    const shape = kind === "enum" && Array.isArray(value) ? { enum: value } : { type, description };
    return [name, { ...shape, ...(optional ? { "x-optional": true } : {}) }];
  });
  return Object.fromEntries(entries);
}

function readFragments(front: Fields): (FrozenFragment | { slug: string })[] {
  return front.list("studio.fragments").flatMap((item): (FrozenFragment | { slug: string })[] => {
    if (typeof item === "string") return [{ slug: item }];
    const fields = new Fields(item, "", []);
    const slug = fields.text("slug");
    const [version, digest, text] = [
      fields.numberOrNull("version"),
      fields.textOrNull("digest"),
      fields.textOrNull("text"),
    ];
    if (slug === "") return [];
    return version === null || digest === null || text === null
      ? [{ slug }]
      : [{ slug, version, digest, text }];
  });
}

function readCases(front: Fields): PromptCase[] {
  return front.list("studio.cases").map((item) => {
    const fields = new Fields(item, "", []);
    const name = fields.text("name");
    const values = fields.fields("values").entries();
    const slots = fields.fields("slots").entries();
    return {
      name,
      values: Object.fromEntries(
        values.filter((entry): entry is [string, PromptCase["values"][string]] => isValue(entry[1])),
      ),
      slots: Object.fromEntries(slots.filter((entry): entry is [string, string[]] => isTexts(entry[1]))),
      required: fields.take("required") !== false,
    };
  });
}
