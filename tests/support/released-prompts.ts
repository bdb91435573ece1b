import { connectionId } from "#lib/connections/ensure-connections.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import type { EnvironmentKey, TemplateView, VersionView } from "#lib/library/view.ts";
import { currentRelease } from "#lib/releases/current-release.ts";
import { release } from "#lib/releases/release.ts";
import type { ReleaseView } from "#lib/releases/view.ts";
import { withdraw } from "#lib/releases/withdraw.ts";
import type { Context } from "#lib/studio/context.ts";
import type { ImageSlot, TemplateContent, Variable } from "#lib/template/content.ts";
import { contentOf, makeVersion, textVariable } from "#tests/support/templates.ts";

const nothing = { en: "", "zh-CN": "" };
const model = "gpt-image-2.5-flare";

/** Makes a version current in an environment that asks for nothing. */
export async function releaseVersion(
  context: Context,
  {
    templateId,
    versionId,
    environment = "dev",
  }: { templateId: string; versionId: string; environment?: EnvironmentKey },
): Promise<ReleaseView> {
  const current = await currentRelease(context, { environment, templateId });
  return release(context, {
    environment,
    versionId,
    connectionId: connectionId(context.workspaceId, "simulator"),
    model,
    expectedReleaseId: current?.releaseId ?? null,
    kind: "promote",
    reason: "",
    breakGlass: false,
    via: "ui",
  });
}

/** A new template with one version that is current in dev. */
export async function makeReleased(
  context: Context,
  input: Parameters<typeof makeVersion>[1],
): Promise<{ template: TemplateView; version: VersionView; released: ReleaseView }> {
  const deployment = { connectionId: connectionId(context.workspaceId, "simulator"), model };
  const { template, version } = await makeVersion(context, { deployment, ...input });
  const released = await releaseVersion(context, { templateId: template.id, versionId: version.id });
  return { template, version, released };
}

/** Freezes another version of a template. */
export async function nextVersion(
  context: Context,
  slug: string,
  content: TemplateContent,
): Promise<VersionView> {
  const { id: templateId, draft } = await loadTemplate(context, { slug });
  const saved = await saveDraft(context, { templateId, rev: draft.rev, content });
  if (!saved.saved) throw new Error("somebody else saved");
  return freezeVersion(context, { templateId, rev: saved.draft.rev, changelog: "next" });
}

/** Takes what is current in dev out of it. */
export async function withdrawCurrent(context: Context, templateId: string): Promise<ReleaseView> {
  const current = await currentRelease(context, { environment: "dev", templateId });
  if (!current) throw new Error("nothing is released");
  const { releaseId: expectedReleaseId } = current;
  return withdraw(context, {
    environment: "dev",
    templateId,
    expectedReleaseId,
    reason: "a bad hand",
    via: "ui",
  });
}

/** A slot for pictures. */
export const slotOf = (name: string, over: Partial<ImageSlot> = {}): ImageSlot => ({
  name,
  role: "reference",
  label: nothing,
  note: nothing,
  min: 1,
  max: 1,
  ...over,
});

/** A poster with a variable of most kinds, some parameters open and one bound. */
export function posterContent(
  body = "一张{{产品名}}的海报，标题“{{headline}}”，主色{{accent}}{{season}}",
): TemplateContent {
  const whole = contentOf(body);
  const base = { label: nothing, note: nothing, required: false, wrap: null, trust: "app" as const };
  const variables: Variable[] = [
    textVariable("产品名", { label: { en: "Product", "zh-CN": "产品名" }, maxLength: 40 }),
    { ...base, name: "headline", required: true, type: "renderedText", maxLength: 24, default: null },
    { ...base, name: "accent", type: "colour", palette: [], default: "#d62828" },
    {
      ...base,
      name: "season",
      wrap: "，{{value}}季氛围",
      type: "enum",
      options: ["春", "夏"].map((value) => ({ value, label: nothing, phrase: null })),
      default: null,
    },
  ];
  return {
    ...whole,
    variables,
    parameters: {
      ...whole.parameters,
      size: { mode: "fixed", value: "1536x1024" },
      quality: { mode: "overridable", value: "low" },
      partialImages: { mode: "fixed", value: 0 },
    },
  };
}

/** An edit with a base, up to two references and a mask that may stay away. */
export function tryOnContent(): TemplateContent {
  const edit = {
    ...contentOf("Put {{garments}} on the person of {{photo}}, {{mood}}"),
    operation: "edit" as const,
  };
  return {
    ...edit,
    variables: [textVariable("mood", { required: false, default: "calm" })],
    slots: [
      slotOf("photo", { role: "base" }),
      slotOf("garments", { min: 1, max: 2 }),
      slotOf("area", { role: "mask", min: 0 }),
    ],
    parameters: { ...edit.parameters, partialImages: { mode: "fixed", value: 0 } },
  };
}
