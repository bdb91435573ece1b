import { plainMessage } from "#lib/i18n/plain-message.ts";
import { providerRequest } from "#lib/snippets/provider-request.ts";
import type { VariableValues } from "#lib/template/content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";
import { PromptError } from "./prompt-error.ts";
import type { Served } from "./releases.ts";
import type { EditPrompt, GeneratePrompt, Problem } from "./runtime.d.mts";

/** Sentences of the problems' codes, put in when the runtime is built. */
export type Texts = Readonly<Record<string, string>>;

/** Fills in a served prompt: variables by name, pictures by the name of their slot. */
export function fillReleased(
  { entry, source, problem }: Served,
  input: Readonly<Record<string, unknown>>,
  overrides: object,
  texts: Texts,
): GeneratePrompt | EditPrompt<unknown> {
  const { content, fragments, deployment, ...facts } = entry.released;
  const pictures = new Map<string, unknown>();
  const values: Record<string, unknown> = {};
  const slots: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(input)) {
    if (content.slots.some((slot) => slot.name === name)) slots[name] = keep(pictures, name, value);
    else if (value !== undefined) values[name] = value;
  }
  // What it is, is checked by the filling itself.
  const given = { values: values as VariableValues, slots, overrides };
  const outcome = fillTemplate(content, fragments, given);
  if (!outcome.ok)
    throw new PromptError("invalid_values", facts.slug, {
      problems: outcome.problems.map((one) => told(one, texts)),
    });
  const { path, request, images } = providerRequest(deployment.model, outcome.filled);
  const about = {
    path,
    environment: facts.environment,
    slug: facts.slug,
    version: facts.version,
    digest: facts.digest,
    release: facts.release,
    deployment,
    source,
    ageMs: Math.max(0, Date.now() - entry.at),
    problem,
  };
  if (outcome.filled.operation !== "edit") return { ...about, request: request as GeneratePrompt["request"] };
  const of = (field: string) =>
    images.filter((image) => image.field === field).map(({ picture }) => pictures.get(picture));
  const [mask] = of("mask");
  return {
    ...about,
    request: request as EditPrompt<unknown>["request"],
    pictures: { image: of("image[]"), ...(mask !== undefined && { mask }) },
  };
}

/** Pictures are whatever the provider's client takes; the language knows them by name only. */
function keep(pictures: Map<string, unknown>, slot: string, value: unknown): string[] {
  const given = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  return given.map((picture, index) => {
    const name = `${slot}[${index}]`;
    pictures.set(name, picture);
    return name;
  });
}

function told({ code, field, params }: TemplateProblem, texts: Texts): Problem {
  const text = texts[code];
  const message = text === undefined ? code : plainMessage(text, { kind: "other", ...params });
  return { code, field: field.replace(/^(?:values|slots)\./, ""), message };
}
