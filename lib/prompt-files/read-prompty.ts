import { adoptTags } from "#lib/prompt-files/adopt-tags.ts";
import { declareTags } from "#lib/prompt-files/declare-tags.ts";
import { Fields, isRecord } from "#lib/prompt-files/fields.ts";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import { readFrontMatter } from "#lib/prompt-files/front-matter.ts";
import { emptyMeta, localized, type PromptCase, type ReadPrompt } from "#lib/prompt-files/prompt-file.ts";
import { readConfig } from "#lib/prompt-files/read-config.ts";
import {
  isSlotSchema,
  isValue,
  slotOfSchema,
  variableOfSchema,
} from "#lib/prompt-files/variable-of-schema.ts";
import type { ImageSlot, Variable } from "#lib/template/content.ts";
import { parameterRules } from "#lib/template/empty-content.ts";

/** Reads a `.prompty` file of either version: its inputs become variables, its samples a test case. */
export function readPrompty(text: string): ReadPrompt {
  const matter = readFrontMatter(text);
  if (!matter.ok) return matter;
  const dropped: string[] = [];
  const front = new Fields(matter.front, "", dropped);
  const inputs = readInputs(front);
  const slots = inputs.flatMap(({ slot }) => slot ?? []);
  const { values, isOtherKind } = readModel(front, slots);
  if (isOtherKind) return { ok: false, problem: fileFault("notImages", 1) };
  const adopted = adoptTags(withoutRoles(matter.body, dropped), "jinja", matter.bodyLine);
  dropped.push(...adopted.dropped);
  const declared = inputs.flatMap(({ variable }) => variable ?? []);
  const [title, description] = [front.text("name"), front.text("description")];
  const authors = front.texts("authors").join(", ");
  const tags = front.texts("tags");
  for (const key of ["version", "template", "kind"]) front.take(key);
  front.dropRest();
  const sample = Object.fromEntries(
    inputs.flatMap(({ sample, name }) => (isValue(sample) ? [[name, sample]] : [])),
  );
  const cases: PromptCase[] =
    Object.keys(sample).length > 0 ? [{ name: "Sample", values: sample, slots: {}, required: true }] : [];
  return {
    ok: true,
    dropped,
    file: {
      meta: {
        ...emptyMeta(),
        title: localized(title),
        useWhen: localized(description),
        tags,
        source: authors,
      },
      content: {
        operation: slots.some(({ min }) => min > 0) ? "edit" : "generate",
        bodyKind: "text",
        body: adopted.body,
        fragments: [],
        variables: declareTags(adopted.body, declared, slots),
        slots,
        parameters: parameterRules(values),
        needs: [],
      },
      fragments: [],
      cases,
      version: null,
      digest: null,
    },
  };
}

type Input = { name: string; variable: Variable | null; slot: ImageSlot | null; sample: unknown };

/** Version 1 has a map of names, version 2 a list or an `inputSchema`. */
function readInputs(front: Fields): Input[] {
  const listed = front.take("inputs") ?? front.take("inputSchema");
  const inputs = isRecord(listed) && isRecord(listed.properties) ? listed.properties : listed;
  const entries: [string, unknown][] = Array.isArray(inputs)
    ? inputs.flatMap((item) => (isRecord(item) && typeof item.name === "string" ? [[item.name, item]] : []))
    : Object.entries(isRecord(inputs) ? inputs : {});
  return entries.map(([name, value]) => readInput(name, value));
}

function readInput(name: string, value: unknown): Input {
  if (!isRecord(value)) return { name, variable: textVariable(name, value), slot: null, sample: value };
  const kind = value.kind ?? value.type ?? "string";
  const options = [value.enumValues, value.enum, value.allowedValues].find(Array.isArray);
  const schema = {
    type: kind === "float" ? "number" : kind === "image" ? "string" : kind,
    ...(kind === "image" ? { format: "image" } : {}),
    ...(options ? { enum: options } : {}),
    description: value.description,
  };
  const isRequired = value.required !== false && value.default === undefined;
  const fields = new Fields(schema, name, []);
  const sample = value.sample ?? value.example;
  if (isSlotSchema(schema))
    return { name, variable: null, slot: slotOfSchema(name, fields, isRequired), sample: null };
  const variable = variableOfSchema(name, fields, value.required !== false, value.default);
  return { name, variable, slot: null, sample };
}

const textVariable = (name: string, value: unknown): Variable =>
  variableOfSchema(name, new Fields({}, name, []), true, isValue(value) ? undefined : value);

/** Options of the model in OpenAI's words; a file for chats is none of ours. */
function readModel(front: Fields, slots: readonly ImageSlot[]) {
  const model = front.fields("model");
  const api = model.text("api", model.text("apiType", "image")).toLowerCase();
  const options = { ...asRecord(model.take("parameters")), ...asRecord(model.take("options")) };
  for (const key of ["id", "provider", "configuration", "connection"])
    if (model.take(key) !== undefined) model.drop(key);
  model.dropRest();
  const known = new Fields(options, "model.options", []);
  const { values } = readConfig(known, slots);
  for (const key of Object.keys(options)) if (!(key in knownOptions)) model.drop(`options.${key}`);
  return { values, isOtherKind: ["embedding", "completion"].includes(api) };
}

const knownOptions = {
  size: 1,
  quality: 1,
  background: 1,
  output_format: 1,
  output_compression: 1,
  moderation: 1,
  n: 1,
};
const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** Lines such as `system:` open a message; an image prompt is all of them one after the other. */
function withoutRoles(body: string, dropped: string[]): string {
  const lines = body.split("\n");
  const kept = lines.filter(
    (line) => !/^\s*#?\s*(system|user|assistant|developer)(\[[^\]]*\])?\s*:\s*$/i.test(line),
  );
  if (kept.length < lines.length) dropped.push("message roles");
  return kept.join("\n").trim();
}
