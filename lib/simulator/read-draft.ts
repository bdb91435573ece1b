import { type InputFidelity, maxPromptLength, type Quality } from "#lib/images/parameters.ts";
import type { Body } from "#lib/simulator/body.ts";
import {
  checkLength,
  checkValue,
  invalidType,
  missing,
  unknownParameter,
} from "#lib/simulator/check-value.ts";
import { type Dialect, dialectOf, type SimulatedFamily } from "#lib/simulator/dialects.ts";
import { fieldsOf, type Route, type Rule } from "#lib/simulator/fields.ts";
import { drawingFamily } from "#lib/simulator/models.ts";
import { readImages, readOverlay, type Upload } from "#lib/simulator/uploads.ts";
import { schemaError, userError } from "#lib/simulator/wire-error.ts";

/** A request whose schema holds. What the backend may still refuse is judged by `check-draft.ts`. */
export type Draft = {
  route: Route;
  model: string;
  family: SimulatedFamily;
  dialect: Dialect;
  prompt: string;
  n: number;
  size: string;
  quality: Quality;
  background: string;
  outputFormat: string;
  compression: number | null;
  stream: boolean;
  partialImages: number;
  inputFidelity: InputFidelity | null;
  safetyIdentifier: string | null;
  images: readonly Upload[];
  mask: Upload | null;
  markup: Upload | null;
};

/**
 * Reads a body in the order faults are reported live: model, unknown keys, prompt, pictures, `n`, the rest.
 * `today` is the ISO date that decides which models are alive. Throws a `WireError`.
 */
export function readDraft(route: Route, body: Body, today: string): Draft {
  const { model, family } = readModel(body, today);
  const dialect = dialectOf(family);
  const rules = fieldsOf(route, dialect);
  refuseUnknownKeys(route, body, rules);
  const prompt = readPrompt(body);
  const pictures = readPictures(route, body);
  const values = readValues(body, rules);
  return {
    route,
    model,
    family,
    dialect,
    prompt,
    n: number(values.get("n")) ?? 1,
    size: text(values.get("size")) ?? "auto",
    // The dialect's list has been checked; it names no value these types do not.
    quality: (text(values.get("quality")) ?? "auto") as Quality,
    background: text(values.get("background")) ?? "auto",
    outputFormat: text(values.get("output_format")) ?? "png",
    compression: number(values.get("output_compression")),
    stream: values.get("stream") === true,
    partialImages: number(values.get("partial_images")) ?? 0,
    inputFidelity: text(values.get("input_fidelity")) as InputFidelity | null,
    safetyIdentifier: text(values.get("safety_identifier")) ?? text(values.get("user")),
    ...pictures,
  };
}

function readModel(body: Body, today: string): { model: string; family: SimulatedFamily } {
  const model = scalar(body, "model");
  if (model === undefined) throw missing("model");
  if (typeof model !== "string") throw invalidType("model", "a string", model);
  const family = drawingFamily(model, today);
  if (!family) throw userError("invalid_value", "model", `The model '${model}' does not exist.`);
  return { model, family };
}

function refuseUnknownKeys(route: Route, body: Body, rules: ReadonlyMap<string, Rule>): void {
  for (const key of body.values.keys()) {
    if (route === "edits" && isPictureKey(key, body.encoding)) continue;
    if (!rules.has(key)) throw unknownParameter(key);
  }
}

/** Pictures go by `images` in JSON and by `image` or `image[]` in a form; the other spelling gets a hint. */
function isPictureKey(key: string, encoding: Body["encoding"]): boolean {
  const asPart = key === "image" || key === "image[]";
  if (!asPart && key !== "images") return false;
  if (asPart && encoding === "json") {
    throw misspelt(key, "For application/json on /v1/images/edits, use 'images' (array).");
  }
  if (!asPart && encoding === "multipart") {
    throw misspelt(key, "For multipart/form-data use 'image' or 'image[]'.");
  }
  return true;
}

function misspelt(key: string, hint: string) {
  return schemaError("invalid_value", key, `Unknown parameter: '${key}'. ${hint}`);
}

function readPrompt(body: Body): string {
  const prompt = scalar(body, "prompt");
  if (prompt === undefined) throw missing("prompt");
  if (typeof prompt !== "string") throw invalidType("prompt", "a string", prompt);
  if (prompt === "") {
    throw schemaError(
      "empty_string",
      "prompt",
      "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
    );
  }
  checkLength("prompt", prompt, maxPromptLength);
  return prompt;
}

function readPictures(route: Route, body: Body): Pick<Draft, "images" | "mask" | "markup"> {
  if (route === "generations") return { images: [], mask: null, markup: null };
  const images = readImages(body);
  return { images, mask: readOverlay(body, "mask"), markup: readOverlay(body, "markup") };
}

function readValues(body: Body, rules: ReadonlyMap<string, Rule>): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, rule] of rules) {
    const value = scalar(body, name);
    if (value === undefined || value === null) continue;
    values.set(name, checkValue(name, value, rule, body.encoding));
  }
  return values;
}

/** The value of a key; of a form part that is repeated, the last. */
function scalar(body: Body, name: string): unknown {
  const value = body.values.get(name);
  return body.encoding === "multipart" && Array.isArray(value) ? value.at(-1) : value;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
