import { readFileSync } from "node:fs";
import type { FrozenFragment, ImageSlot, TemplateContent, Variable } from "#lib/template/content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import type { FillInput } from "#lib/template/fill.ts";

/** A line of the conformance file: what is given, and the prompt or the first problem it must lead to. */
export type Vector = {
  name: string;
  content: TemplateContent;
  fragments: FrozenFragment[];
  input: FillInput;
  expected: {
    prompt?: string;
    references?: string[];
    mask?: string;
    decided?: Record<string, unknown>;
    problem?: { code: string; field: string; line?: number; column?: number; kind?: string };
  };
};

type Loose = Record<string, unknown> & { name: string; body: string };

const path = new URL("../../lib/template/conformance.json", import.meta.url);

/** The vectors, with what they leave out filled in as docs/template-language.md says. */
export function readVectors(): Vector[] {
  const file = JSON.parse(readFileSync(path, "utf8")) as { vectors: Loose[] };
  return file.vectors.map((vector) => ({
    name: vector.name,
    content: contentOf(vector),
    fragments: listOf(vector.fragments).map((fragment) => ({
      version: 1,
      digest: "sha256-",
      ...fragment,
    })) as FrozenFragment[],
    input: {
      values: vector.values ?? {},
      slots: vector.images ?? {},
      overrides: vector.overrides ?? {},
    } as FillInput,
    expected: vector as Vector["expected"],
  }));
}

function contentOf(vector: Loose): TemplateContent {
  const empty = emptyContent("generate");
  const variables = listOf(vector.variables).map((variable) => fullVariable(variable));
  const slots = listOf(vector.slots).map((slot) => ({
    ...{ role: "reference", label, note: label, min: 1, max: 1 },
    ...slot,
  })) as ImageSlot[];
  return {
    ...empty,
    operation: vector.operation === "edit" ? "edit" : "generate",
    bodyKind: vector.bodyKind === "json" ? "json" : "text",
    body: vector.body,
    variables,
    slots,
    fragments: listOf(vector.fragments).map(({ slug }) => String(slug)),
    parameters: { ...empty.parameters, ...(vector.parameters as Partial<TemplateContent["parameters"]>) },
  };
}

const listOf = (value: unknown) => (value ?? []) as Record<string, unknown>[];
const label = { en: "", "zh-CN": "" };
const base = { label, note: label, required: true, wrap: null, trust: "app", default: null };
const ofType: Record<string, object> = {
  text: { maxLength: null },
  longText: { maxLength: null },
  renderedText: { maxLength: null },
  enum: { options: [] },
  number: { integer: false, min: null, max: null, step: null, unit: "" },
  boolean: { on: "yes", off: "no" },
  colour: { palette: [] },
  date: { min: null, max: null },
  list: { separator: ", ", minItems: null, maxItems: null, maxLength: null },
};

/** A variable with everything a vector may leave out. */
export function fullVariable(variable: Record<string, unknown>): Variable {
  const full: Record<string, unknown> = { ...base, ...ofType[String(variable.type)], ...variable };
  if (Array.isArray(full.options))
    full.options = full.options.map((option: object) => ({ label, phrase: null, ...option }));
  return full as Variable;
}
