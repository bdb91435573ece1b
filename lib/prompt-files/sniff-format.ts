import type { FileFormat } from "#lib/prompt-files/prompt-file.ts";

/** What a file is, by its name and how it begins; null for what is none of them. Any text can be a gallery's prompt. */
export function sniffFormat(path: string, text: string): FileFormat | null {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const head = text.slice(0, 4000).trimStart();
  if (extension === "prompt") return "prompt";
  if (extension === "prompty") return "prompty";
  if (/\bpmpt_[0-9a-z]{6,}/i.test(head) || /^\{?\s*["']?prompt["']?\s*[:=]\s*\{/.test(head)) return "openai";
  if (/^(?:#[^\n]*\n)*---[ \t]*\n/.test(head)) return frontMatterFormat(head);
  if (/^[[{]/.test(head) && (extension === "json" || extension === "")) return jsonFormat(text, head);
  return ["txt", "md", "markdown", "json", ""].includes(extension) ? "gallery" : null;
}

function frontMatterFormat(head: string): FileFormat {
  return /^(?:apiType|authors|inputs|inputSchema)\s*:|^ {2,}(?:api|apiType|configuration)\s*:/m.test(head)
    ? "prompty"
    : "prompt";
}

/** Langfuse's rows have a prompt and a type or labels; a request to OpenAI has a model and input; else it is a list. */
function jsonFormat(text: string, head: string): FileFormat {
  const sample = text.slice(0, 200_000);
  const has = (key: string) => sample.includes(`"${key}"`);
  if (has("prompt") && (has("labels") || /"type"\s*:\s*"(?:chat|text)"/.test(sample) || has("commitMessage")))
    return "langfuse";
  if (head.startsWith("{") && (has("instructions") || has("input")) && (has("model") || has("tools")))
    return "openai";
  return "gallery";
}
