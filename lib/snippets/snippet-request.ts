import type { DrawParameters } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";

/** A request as somebody wants it in their own code. */
export type SnippetRequest = {
  /** Where the API is, with its version: `https://api.openai.com/v1`. */
  baseUrl: string;
  model: string;
  prompt: string;
  count: number;
  parameters: DrawParameters;
  /** File names, in order; with any the call is an edit. */
  references: readonly { name: string }[];
  mask: { name: string } | null;
  /** Whether previews are wanted; only possible for one picture. */
  stream: boolean;
};

const openaiBaseUrl = "https://api.openai.com/v1";

/** The base URL without a trailing slash, and whether clients use it by themselves. */
export function endpointOf({ baseUrl }: SnippetRequest): { url: string; isDefault: boolean } {
  const url = baseUrl.replace(/\/+$/, "");
  return { url, isDefault: url === openaiBaseUrl };
}

export const isEdit = (request: SnippetRequest): boolean => request.references.length > 0;
export const isStreamed = (request: SnippetRequest): boolean => request.stream && request.count === 1;

export type FieldValue = string | number | boolean;

/** The fields of the API's call in its own words, inputs apart. What equals the API's default is left out. */
export function fieldsOf(request: SnippetRequest): [name: string, value: FieldValue][] {
  const { model, prompt, count, parameters } = request;
  const { size, quality, background, outputFormat, compression, moderation, inputFidelity } = parameters;
  const fields: [string, FieldValue | null][] = [
    ["model", model],
    ["prompt", prompt],
    ["n", count === 1 ? null : count],
    ["size", size === "auto" ? null : size],
    ["quality", quality === "auto" ? null : quality],
    ["background", background === "auto" ? null : background],
    ["output_format", outputFormat === "png" ? null : outputFormat],
    ["output_compression", outputFormat === "png" || compression === 100 ? null : compression],
    ["moderation", moderation === "auto" ? null : moderation],
    ["input_fidelity", isEdit(request) && takesFidelity(request) ? inputFidelity : null],
    ["stream", isStreamed(request) ? true : null],
    ["partial_images", isStreamed(request) && parameters.partialImages > 0 ? parameters.partialImages : null],
  ];
  return fields.filter((field): field is [string, FieldValue] => field[1] !== null);
}

function takesFidelity({ model, parameters }: SnippetRequest): boolean {
  const { inputFidelities } = profileOf(model, "openai");
  return parameters.inputFidelity !== null && inputFidelities.includes(parameters.inputFidelity);
}

export type SnippetFile = { name: string; mime: string };

/** The input files under names that are safe in any shell or path and differ from each other. */
export function filesOf(request: SnippetRequest): { references: SnippetFile[]; mask: SnippetFile | null } {
  const taken = new Set<string>();
  const file = ({ name }: { name: string }): SnippetFile => {
    const unique = uniqueName(safeName(name), taken);
    taken.add(unique);
    return { name: unique, mime: mimeOf(unique) };
  };
  return { references: request.references.map(file), mask: request.mask && file(request.mask) };
}

function safeName(name: string): string {
  const safe = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}/\\:*?"<>|]/gu, "-")
    .replace(/^[-.\s]+/, "")
    .trim();
  return safe === "" ? "image.png" : safe;
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}-${number}${extension}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function mimeOf(name: string): string {
  if (/\.jpe?g$/i.test(name)) return "image/jpeg";
  return /\.webp$/i.test(name) ? "image/webp" : "image/png";
}

/** Extension of the pictures that come back. */
export const extensionOf = ({ parameters }: SnippetRequest): string =>
  parameters.outputFormat === "jpeg" ? "jpg" : parameters.outputFormat;

// Line ends C# sees and JSON does not, and marks that make code read other than it runs.
const unseen = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A double-quoted literal that means the same in JSON, TypeScript, Python and C#. */
export function literal(value: FieldValue): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(unseen, escaped);
}
