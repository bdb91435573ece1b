import { adoptTags } from "#lib/prompt-files/adopt-tags.ts";
import { declareTags } from "#lib/prompt-files/declare-tags.ts";
import { Fields, isRecord } from "#lib/prompt-files/fields.ts";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import { emptyMeta, localized, type ReadPrompt } from "#lib/prompt-files/prompt-file.ts";
import { readConfig } from "#lib/prompt-files/read-config.ts";
import { normalText } from "#lib/template/clean-text.ts";
import { parameterRules } from "#lib/template/empty-content.ts";

/** One prompt of a Langfuse export: labels stay behind, for what is live is decided here. */
export function readLangfuse(value: unknown): ReadPrompt {
  const dropped: string[] = [];
  const fields = new Fields(value, "", dropped);
  const [name, tags, commit] = [fields.text("name"), fields.texts("tags"), fields.text("commitMessage")];
  const text = promptText(fields.take("prompt"), dropped);
  if (text === null) return { ok: false, problem: fileFault("noText", 0, { name }) };
  const adopted = adoptTags(normalText(text), "mustache");
  const { values } = readConfig(fields.fields("config"), []);
  for (const key of silent) fields.take(key);
  fields.dropRest();
  for (const [reference] of text.matchAll(/@@@langfusePrompt:[^@]{1,200}@@@/g)) dropped.push(reference);
  const cut = name.lastIndexOf("/");
  return {
    ok: true,
    dropped: [...dropped, ...adopted.dropped],
    file: {
      meta: {
        ...emptyMeta(),
        title: localized(normalText(name.slice(cut + 1))),
        folder: cut > 0 ? normalText(name.slice(0, cut)) : "",
        notes: normalText(commit),
        tags: tags.map(normalText),
        source: "Langfuse",
      },
      content: {
        operation: "generate",
        bodyKind: "text",
        body: adopted.body,
        fragments: [],
        variables: declareTags(adopted.body, []),
        slots: [],
        parameters: parameterRules(values),
        needs: [],
      },
      fragments: [],
      cases: [],
      version: null,
      digest: null,
    },
  };
}

/** What describes Langfuse's own row. */
const silent = [
  "id",
  "projectId",
  "createdAt",
  "updatedAt",
  "createdBy",
  "type",
  "version",
  "isActive",
  "resolutionGraph",
];

/** A text as it is; of a chat what system and user say. */
function promptText(prompt: unknown, dropped: string[]): string | null {
  if (typeof prompt === "string") return prompt;
  if (!Array.isArray(prompt)) return null;
  const said = prompt.flatMap((message) => {
    if (!isRecord(message)) return [];
    const { role, content, name } = message;
    if (typeof content === "string" && role !== "assistant") return [content];
    dropped.push(typeof name === "string" ? `placeholder ${name}` : `message of ${String(role)}`);
    return [];
  });
  return said.length > 0 ? said.join("\n\n") : null;
}
