import type {
  FrozenFragment,
  Localized,
  SlotImages,
  TemplateContent,
  VariableValues,
} from "#lib/template/content.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

/** What a file says about a template beside its content. */
export type PromptMeta = {
  kind: "prompt" | "fragment";
  /** null where the file has no name of ours. */
  slug: string | null;
  title: Localized;
  useWhen: Localized;
  notes: string;
  /** Slash-separated, "" for none. */
  folder: string;
  tags: string[];
  licence: string;
  /** Where it came from: a link, a name. */
  source: string;
};

export type PromptCase = { name: string; values: VariableValues; slots: SlotImages; required: boolean };

/** A template as a file holds it. */
export type PromptFile = {
  meta: PromptMeta;
  content: TemplateContent;
  /** As the version froze them; of a draft only the slugs in `content` are known. */
  fragments: FrozenFragment[];
  cases: PromptCase[];
  /** Of the version that was written, or null for a draft. */
  version: number | null;
  digest: string | null;
};

export type FileFormat = "prompt" | "prompty" | "langfuse" | "openai" | "gallery";

/** One template out of a file, with what of it has no place here in words of the file; or why it can't be read. */
export type ReadPrompt =
  | { ok: true; file: PromptFile; dropped: string[] }
  | { ok: false; problem: TemplateProblem };

export const emptyMeta = (): PromptMeta => ({
  kind: "prompt",
  slug: null,
  title: { en: "", "zh-CN": "" },
  useWhen: { en: "", "zh-CN": "" },
  notes: "",
  folder: "",
  tags: [],
  licence: "",
  source: "",
});

/** A text as a title or a note, under the language it is written in. */
export const localized = (text: string): Localized =>
  /\p{Script=Han}/u.test(text) ? { en: "", "zh-CN": text } : { en: text, "zh-CN": "" };
