import { createTemplate } from "#lib/library/create-template.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import type { CreateTemplateInput } from "#lib/library/schema.ts";
import type { TemplateView, VersionView } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";
import type { TemplateContent, Variable } from "#lib/template/content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";

const nothing = { en: "", "zh-CN": "" };

/** A variable that takes a line of text. */
export const textVariable = (
  name: string,
  over: Partial<Extract<Variable, { type: "text" }>> = {},
): Variable => ({
  name,
  label: nothing,
  note: nothing,
  required: true,
  wrap: null,
  trust: "app",
  type: "text",
  maxLength: null,
  default: null,
  ...over,
});

/** A content with a body; everything else as it is in a new template. */
export const contentOf = (body: string, over: Partial<TemplateContent> = {}): TemplateContent => ({
  ...emptyContent("generate"),
  body,
  ...over,
});

/** A new template, named by its slug. */
export function makeTemplate(
  context: Context,
  { slug, ...over }: Partial<CreateTemplateInput> & { slug: string },
): Promise<TemplateView> {
  return createTemplate(context, {
    kind: "prompt",
    slug,
    title: { en: slug, "zh-CN": "" },
    content: contentOf("a fox in the snow"),
    ...over,
  });
}

/** The same with its first version. */
export async function makeVersion(
  context: Context,
  input: Parameters<typeof makeTemplate>[1],
): Promise<{ template: TemplateView; version: VersionView }> {
  const template = await makeTemplate(context, input);
  const version = await freezeVersion(context, { templateId: template.id, rev: 1, changelog: "first" });
  return { template, version };
}
