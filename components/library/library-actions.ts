import type { TemplateDeed, TemplateSelection, TemplatesChanged, TemplateView } from "#lib/library/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";
import type { Localized, TemplateContent } from "#lib/template/content.ts";

type Answer<Value = unknown> = Promise<Outcome<Value>>;

/** What a new template is made of. Without a slug it gets one from its title. */
export type NewTemplate = {
  kind: "prompt" | "fragment";
  slug: string | null;
  title: Localized;
  folder?: string;
  tags?: string[];
  coverImageId?: string | null;
  deployment?: { connectionId: string; model: string } | null;
  content: TemplateContent;
};

/** What the page can ask of the studio. The doors hand them in: components know no server. */
export type LibraryActions = {
  createTemplate: (input: NewTemplate) => Answer<TemplateView>;
  changeTemplates: (input: { selection: TemplateSelection; deed: TemplateDeed }) => Answer<TemplatesChanged>;
  undoChange: (input: { changeId: string }) => Answer;
  exportTemplates: (input: { selection: TemplateSelection }) => Answer<{ url: string; count: number }>;
};
