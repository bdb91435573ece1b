import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { literal } from "#lib/snippets/snippet-request.ts";
import type { ImageSlot, Localized, ParameterRule, Variable } from "#lib/template/content.ts";
import { functionNames, inputName, propertyName } from "./identifiers.ts";

/** `index.ts`: one typed function for each released prompt. */
export function typescriptFile(prompts: readonly ReleasedPrompt[]): string {
  const names = functionNames(prompts.map(({ slug }) => slug));
  const sorted = [...prompts].sort((one, other) => (one.slug < other.slug ? -1 : 1));
  const edits = sorted.some((prompt) => promptType(prompt).includes("EditPrompt"));
  const generations = sorted.some(({ content }) => content.operation !== "edit");
  const types = [
    ...(sorted.length > 0 ? ["CallOptions"] : []),
    ...(edits ? ["EditPrompt"] : []),
    ...(generations ? ["GeneratePrompt"] : []),
    "PromptClient",
  ];
  return [
    "// Written by `pentimento pull`. Changes are lost with the next pull.",
    `import { createPrompts, ${types.map((name) => `type ${name}`).join(", ")} } from "./runtime.mjs";`,
    `import snapshot from "./snapshot.mjs";`,
    "",
    `export { PromptError } from "./runtime.mjs";`,
    "",
    "const prompts = createPrompts(snapshot);",
    "",
    "/** How the prompts below are taken: address, key, time limits. */",
    "export const client: PromptClient = prompts;",
    ...sorted.flatMap((prompt) => ["", ...promptFunction(prompt, names.get(prompt.slug) ?? "")]),
    "",
  ].join("\n");
}

function promptFunction(prompt: ReleasedPrompt, name: string): string[] {
  const { slug, content } = prompt;
  const type = inputName(name);
  const generic = content.slots.length > 0 ? "<Picture>" : "";
  const overrides = overridesType(prompt);
  const optional = [
    ...content.variables.map(mayStayAway),
    ...content.slots.map(({ min }) => min === 0),
  ].every(Boolean);
  return [
    `export type ${type}${generic} = {`,
    ...content.variables.flatMap(variableProperty),
    ...content.slots.flatMap(slotProperty),
    "};",
    "",
    ...promptComment(prompt),
    `export function ${name}${generic}(`,
    `  input: ${type}${generic}${optional ? " = {}" : ""},`,
    `  options: CallOptions<${overrides}> = {},`,
    `): Promise<${promptType(prompt)}> {`,
    `  return prompts.fill(${literal(slug)}, input, options);`,
    "}",
  ];
}

/** A generation becomes an edit with the pictures it may be given. */
function promptType({ content }: ReleasedPrompt): string {
  if (content.operation === "edit") return "EditPrompt<Picture>";
  return content.slots.length > 0 ? "GeneratePrompt | EditPrompt<Picture>" : "GeneratePrompt";
}

const mayStayAway = ({ required, default: value }: Variable): boolean => !required || value !== null;

function variableProperty(variable: Variable): string[] {
  const notes = [...spoken(variable.label), ...spoken(variable.note), ...limitsOf(variable)];
  const mark = mayStayAway(variable) ? "?" : "";
  return [...comment(notes, "  "), `  ${propertyName(variable.name)}${mark}: ${typeOf(variable)};`];
}

function typeOf(variable: Variable): string {
  switch (variable.type) {
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "enum":
      return variable.options.map(({ value }) => literal(value)).join(" | ") || "string";
    case "list":
      return "string[]";
    default:
      return "string";
  }
}

/** What the type does not say. */
function limitsOf(variable: Variable): string[] {
  const limits: string[] = [];
  const add = (name: string, value: unknown) => {
    if (value !== null) limits.push(`${name} ${value}`);
  };
  if ("maxLength" in variable) add("at most (characters)", variable.maxLength);
  if (variable.type === "number" || variable.type === "date") {
    add("from", variable.min);
    add("to", variable.max);
  }
  if (variable.type === "number") add("step", variable.step);
  if (variable.type === "colour") limits.push("#rrggbb", ...variable.palette);
  if (variable.type === "date") limits.push("yyyy-mm-dd");
  if (variable.type === "renderedText") limits.push("stands in the picture to the letter");
  if (variable.default !== null) limits.push(`default ${JSON.stringify(variable.default)}`);
  return limits.length > 0 ? [`${limits.join(", ")}.`] : [];
}

function slotProperty({ name, role, label, note, min, max }: ImageSlot): string[] {
  const notes = [...spoken(label), ...spoken(note), `${role}: ${min === max ? min : `${min} to ${max}`}.`];
  const type = max === 1 ? "Picture" : "Picture[]";
  return [...comment(notes, "  "), `  ${propertyName(name)}${min === 0 ? "?" : ""}: ${type};`];
}

const overrideTypes: Readonly<Record<string, string>> = {
  size: "string",
  quality: `"auto" | "low" | "medium" | "high" | "xhigh" | "max"`,
  background: `"auto" | "opaque" | "transparent"`,
  outputFormat: `"png" | "jpeg" | "webp"`,
  compression: "number | null",
  moderation: `"auto" | "low"`,
  inputFidelity: `"low" | "high" | null`,
  count: "number",
};

function overridesType({ content }: ReleasedPrompt): string {
  const rules: Readonly<Record<string, ParameterRule<unknown>>> = content.parameters;
  const open = Object.entries(overrideTypes).filter(([name]) => rules[name]?.mode === "overridable");
  return open.length === 0
    ? "Record<string, never>"
    : `{ ${open.map(([name, type]) => `${name}?: ${type}`).join("; ")} }`;
}

function promptComment({ slug, title, useWhen, version, deployment }: ReleasedPrompt): string[] {
  const made = `${slug}, version ${version} when it was pulled, made for ${deployment.model}.`;
  return comment([...spoken(title), ...spoken(useWhen), made], "");
}

/** Both languages, once where they are the same. */
const spoken = (text: Localized): string[] =>
  [...new Set([text.en, text["zh-CN"]])].filter((one) => one.trim() !== "");

/** Nothing in it may end the comment, or read other than it stands. */
function comment(lines: readonly string[], indent: string): string[] {
  const safe = lines.map((line) =>
    line
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .replace(/[\p{Bidi_Control}\ufeff]/gu, "")
      .replaceAll("*/", "* /")
      .trim(),
  );
  if (safe.length === 0) return [];
  if (safe.length === 1) return [`${indent}/** ${safe[0]} */`];
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`), `${indent} */`];
}
