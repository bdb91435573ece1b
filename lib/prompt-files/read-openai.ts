import { adoptTags } from "#lib/prompt-files/adopt-tags.ts";
import { declareTags } from "#lib/prompt-files/declare-tags.ts";
import { Fields, isRecord } from "#lib/prompt-files/fields.ts";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import { emptyMeta, localized, type PromptCase, type ReadPrompt } from "#lib/prompt-files/prompt-file.ts";
import { readConfig } from "#lib/prompt-files/read-config.ts";
import { readYaml } from "#lib/prompt-files/read-yaml.ts";
import { normalText } from "#lib/template/clean-text.ts";
import type { ImageSlot } from "#lib/template/content.ts";
import { parameterRules } from "#lib/template/empty-content.ts";

/**
 * What somebody pasted of a prompt kept at OpenAI: a request with `prompt: { id, version, variables }` and its text in
 * `instructions` or `input`, or such an object with the text behind it.
 */
export function readOpenai(text: string): ReadPrompt {
  const pasted = splitPaste(text);
  if (!pasted) return { ok: false, problem: fileFault("openaiObject", 1) };
  const dropped: string[] = [];
  const request = new Fields(pasted.object, "", dropped);
  const isRequest = isRecord(pasted.object) && isRecord(pasted.object.prompt);
  const prompt = isRequest ? request.fields("prompt") : request;
  const id = prompt.text("id");
  const version = prompt.text("version");
  const { slots, values } = readVariables(prompt.fields("variables"));
  const said = [
    messageText(request.take("instructions"), dropped),
    messageText(request.take("input") ?? request.take("messages"), dropped),
  ];
  const body = [...said, request.text("text"), pasted.rest].filter((part) => part.trim() !== "").join("\n\n");
  if (body === "") return { ok: false, problem: fileFault("openaiNoText", 1, { name: id }) };
  const parameters = readTools(request);
  if (isRequest) prompt.dropRest();
  request.dropRest();
  const adopted = adoptTags(normalText(body), "mustache");
  const variables = declareTags(adopted.body, [], slots);
  const known = Object.entries(values).filter(([name]) =>
    variables.some((variable) => variable.name === name),
  );
  const cases: PromptCase[] =
    known.length > 0
      ? [{ name: "Pasted", values: Object.fromEntries(known), slots: {}, required: true }]
      : [];
  return {
    ok: true,
    dropped: [...dropped, ...adopted.dropped],
    file: {
      meta: {
        ...emptyMeta(),
        title: localized(
          Array.from((adopted.body.split("\n")[0] ?? "").trim())
            .slice(0, 60)
            .join(""),
        ),
        source: ["OpenAI", id, version && `version ${version}`].filter(Boolean).join(", "),
      },
      content: {
        operation: slots.length > 0 ? "edit" : "generate",
        bodyKind: "text",
        body: adopted.body,
        fragments: [],
        variables,
        slots,
        parameters: parameterRules(parameters),
        needs: [],
      },
      fragments: [],
      cases,
      version: null,
      digest: null,
    },
  };
}

/** The object in front, in JSON or as JavaScript writes it (which YAML reads), and what stands behind it. */
function splitPaste(text: string): { object: unknown; rest: string } | null {
  const start = text.search(/\{|\bprompt\s*[:=]/);
  if (start < 0) return null;
  const open = text.indexOf("{", start);
  const end = open < 0 ? -1 : closingBrace(text, open);
  if (end < 0) return null;
  const source = text.slice(open, end);
  const json = parsed(source);
  const yaml = json === undefined ? readYaml(source, 1) : null;
  const object = json ?? (yaml?.ok ? yaml.value : undefined);
  if (!isRecord(object)) return null;
  return {
    object,
    rest: text
      .slice(end)
      .replace(/^\s*[,;)]+/, "")
      .trim(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Behind the brace that closes the one at `open`; braces in strings don't count. */
function closingBrace(text: string, open: number): number {
  const marks = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}]/gs;
  marks.lastIndex = open;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === "{") depth++;
    else if (mark[0] === "}") depth--;
    if (depth === 0) return marks.lastIndex;
  }
  return -1;
}

/** Texts fill a test case, pictures become slots. */
function readVariables(variables: Fields): { slots: ImageSlot[]; values: Record<string, string> } {
  const slots: ImageSlot[] = [];
  const values: [string, string][] = [];
  const none = { en: "", "zh-CN": "" };
  for (const [name, value] of variables.entries()) {
    if (typeof value === "string") values.push([name, value]);
    else if (isRecord(value) && value.type === "input_image")
      slots.push({ name, role: "reference", label: none, note: none, min: 1, max: 1 });
    else if (isRecord(value) && typeof value.text === "string") values.push([name, value.text]);
    else variables.drop(name);
  }
  return { slots, values: Object.fromEntries(values) };
}

/** A text, or the texts of messages and their parts; what assistants said stays behind. */
function messageText(value: unknown, dropped: string[]): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value
    .map((item) => {
      if (typeof item === "string") return item;
      if (!isRecord(item)) return "";
      if (item.role === "assistant") dropped.push("message of assistant");
      else if (typeof item.text === "string") return item.text;
      else if (item.content !== undefined) return messageText(item.content, dropped);
      else dropped.push(String(item.type ?? "message").slice(0, 40));
      return "";
    })
    .filter((text) => text !== "")
    .join("\n\n");
}

/** The settings of an image tool. */
function readTools(request: Fields) {
  const tool = request.list("tools").find((item) => isRecord(item) && item.type === "image_generation");
  const settings = isRecord(tool)
    ? Object.fromEntries(Object.entries(tool).filter(([key]) => key !== "type" && key !== "model"))
    : {};
  const direct = Object.fromEntries(
    ["size", "quality", "background", "output_format", "output_compression", "moderation", "n"].flatMap(
      (key) => {
        const value = request.take(key);
        return value === undefined ? [] : [[key, value]];
      },
    ),
  );
  return readConfig(new Fields({ ...settings, ...direct }, "tools", []), []).values;
}
