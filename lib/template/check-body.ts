import { codePoints } from "#lib/images/check-parameters.ts";
import { maxPromptLength } from "#lib/images/parameters.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";
import { readJsonBody } from "#lib/template/json-body.ts";
import { parseBody, type Segment } from "#lib/template/parse.ts";
import { fault, positionAt, type TemplateProblem } from "#lib/template/problem.ts";

/** What is wrong with the text of a template and of its fragments: tags, names nobody declared, JSON that is none. */
export function checkBody(
  content: TemplateContent,
  fragments: readonly FrozenFragment[] = [],
): TemplateProblem[] {
  const known = new Set([...content.variables, ...content.slots].map(({ name }) => name));
  const { segments, problems } = parseBody(content.body);
  const found = [
    ...fragments.flatMap(({ slug, text }) => checkText(text, `fragments.${slug}`, known)),
    ...problems,
    ...unknownTags(content.body, segments, "body", known),
    ...checkLength(content.body),
  ];
  return content.bodyKind === "json" && problems.length === 0
    ? [...found, ...checkJson(content.body, segments)]
    : found;
}

/** The names of all tags of a template, in their order; also those nobody declared. */
export function namesInBody(body: string): string[] {
  return parseBody(body).segments.flatMap((segment) => (segment.kind === "variable" ? [segment.name] : []));
}

function checkText(text: string, field: string, known: ReadonlySet<string>): TemplateProblem[] {
  const { segments, problems } = parseBody(text, field);
  return [...problems, ...unknownTags(text, segments, field, known)];
}

function unknownTags(
  text: string,
  segments: readonly Segment[],
  field: string,
  known: ReadonlySet<string>,
): TemplateProblem[] {
  return segments.flatMap((segment) =>
    segment.kind === "text" || known.has(segment.name)
      ? []
      : [fault("prompt_unknown_variable", field, { name: segment.name }, positionAt(text, segment.start))],
  );
}

function checkLength(body: string): TemplateProblem[] {
  const length = body.length <= maxPromptLength ? 0 : codePoints(body);
  if (length <= maxPromptLength) return [];
  const params = { length, max: maxPromptLength, over: length - maxPromptLength };
  return [fault("prompt_too_long", "body", params)];
}

function checkJson(body: string, segments: readonly Segment[]): TemplateProblem[] {
  const json = readJsonBody(segments);
  if (json.ok) return [];
  return [fault("prompt_body_not_json", "body", { kind: json.kind }, positionAt(body, json.offset))];
}
