import { defaultParameters } from "#lib/images/parameters.ts";
import { Fields, isRecord } from "#lib/prompt-files/fields.ts";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import { emptyMeta, localized, type ReadPrompt } from "#lib/prompt-files/prompt-file.ts";
import { applyProposals } from "#lib/template/apply-proposals.ts";
import { normalText } from "#lib/template/clean-text.ts";
import { findProposals } from "#lib/template/find-proposals.ts";
import type { ProposalSource } from "#lib/template/proposal.ts";

type Written = {
  title: string;
  text: string;
  useWhen?: string;
  tags?: string[];
  source?: string;
  licence?: string;
};

/** A prompt as galleries write it: `{argument name="..." default="..."}`, `[PLACE]` and `{{name}}` become variables. */
export function readGalleryPrompt(written: Written, dropped: string[] = []): ReadPrompt {
  const prompt = normalText(written.text).trim();
  if (prompt === "") return { ok: false, problem: fileFault("noText", 0, { name: written.title }) };
  const source: ProposalSource = {
    prompt,
    parameters: defaultParameters,
    count: 1,
    references: [],
    mask: null,
  };
  const decisions = findProposals(source).map(({ id, kind }) => [
    id,
    { accepted: kind === "argument" || kind === "placeholder" },
  ]);
  const title = normalText(written.title || (prompt.split("\n")[0] ?? ""));
  return {
    ok: true,
    dropped,
    file: {
      meta: {
        ...emptyMeta(),
        title: localized(Array.from(title).slice(0, 80).join("").trim()),
        useWhen: localized(normalText(written.useWhen ?? "")),
        tags: (written.tags ?? []).map(normalText),
        source: normalText(written.source ?? ""),
        licence: normalText(written.licence ?? ""),
      },
      content: applyProposals(source, Object.fromEntries(decisions)),
      fragments: [],
      cases: [],
      version: null,
      digest: null,
    },
  };
}

/** Fenced blocks under their headings, or else the whole text as one prompt. */
export function readGalleryText(text: string): ReadPrompt[] {
  const blocks = fencedBlocks(text);
  if (blocks.length > 0) return blocks.map((block) => readGalleryPrompt(block));
  const [, title = "", body = text] = /^#{1,4} +([^\n]+)\n([\s\S]*)$/.exec(text.trim()) ?? [];
  return [readGalleryPrompt({ title: title.trim(), text: body })];
}

function fencedBlocks(text: string): Written[] {
  const blocks: Written[] = [];
  let title = "";
  let open: { fence: string; lines: string[] } | null = null;
  for (const line of text.split("\n")) {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (open) {
      if (fence?.startsWith(open.fence) && line.trim() === fence) {
        blocks.push({ title, text: open.lines.join("\n") });
        open = null;
      } else open.lines.push(line);
    } else if (fence) open = { fence, lines: [] };
    else title = /^#{1,6} +(.+?) *#*$/.exec(line)?.[1] ?? title;
  }
  return blocks.filter(({ text }) => text.trim() !== "");
}

/** An item of a gallery's JSON list: a text, or a map with its prompt under one of the names they use. */
export function readGalleryItem(item: unknown): ReadPrompt {
  if (typeof item === "string") return readGalleryPrompt({ title: "", text: item });
  if (!isRecord(item)) return { ok: false, problem: fileFault("noText", 0, { name: "" }) };
  const dropped: string[] = [];
  const fields = new Fields(item, "", dropped);
  const text = firstText(fields, ["prompt", "content", "text", "template", "translatedContent"]);
  const title = firstText(fields, ["title", "name", "label"]);
  const useWhen = firstText(fields, ["useWhen", "description", "summary"]);
  const source = firstText(fields, ["source", "sourceLink", "link", "url", "author"]);
  const tags = [...fields.texts("tags"), ...fields.texts("categories")];
  const licence = firstText(fields, ["licence", "license"]);
  fields.dropRest();
  return readGalleryPrompt({ title, text, useWhen, source, tags, licence }, dropped);
}

/** The first of several names for the same that says something; the others stay and are told as dropped. */
function firstText(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    const value = fields.textOrNull(name);
    if (value !== null && value.trim() !== "") return value;
  }
  return "";
}
