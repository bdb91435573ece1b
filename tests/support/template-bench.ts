import { pino } from "pino";
import { listModels } from "#lib/connections/list-models.ts";
import { parseEnv } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { createTemplate } from "#lib/library/create-template.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import type { TemplateView, VersionView } from "#lib/library/view.ts";
import { release } from "#lib/releases/release.ts";
import type { Context } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { openStudio } from "#server/open-studio.ts";
import type { StudioProcess } from "#tests/support/studio-process.ts";

export type TemplateBench = Awaited<ReturnType<typeof templatesAt>>;

/** Small and cheap, and as it is: nothing a person could change. */
const cheap: Partial<TemplateContent["parameters"]> = {
  size: { mode: "fixed", value: "1024x1024" },
  quality: { mode: "overridable", value: "low" },
  partialImages: { mode: "fixed", value: 0 },
};

/** A second process at a running studio's data, which makes templates there as another person would. */
export async function templatesAt({ folder }: StudioProcess) {
  const env = parseEnv({ PENTIMENTO_DATA: folder, NODE_ENV: "production" }, { cwd: folder });
  const { studio, close } = await openStudio({ env, logger: pino({ level: "silent" }), runner: false });
  const context: Context = { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId: "req_test" };
  const read = (slug: string): Promise<TemplateView> => loadTemplate(context, { slug });
  return {
    context,
    read,
    async make(title: string, content: Partial<TemplateContent>, kind: "prompt" | "fragment" = "prompt") {
      const empty = emptyContent(content.operation ?? "generate");
      const made = await createTemplate(context, {
        kind,
        slug: `t-${newId("x").slice(-12).toLowerCase()}`,
        title: { en: title, "zh-CN": "" },
        content: {
          ...empty,
          ...content,
          parameters: { ...empty.parameters, ...cheap, ...content.parameters },
        },
      });
      return made.slug;
    },
    async freeze(slug: string, changelog = ""): Promise<VersionView> {
      const { id, draft } = await read(slug);
      return freezeVersion(context, { templateId: id, rev: draft.rev, changelog });
    },
    /** Saves over whatever is there now. */
    async write(slug: string, change: Partial<TemplateContent>): Promise<void> {
      const { id, draft } = await read(slug);
      await saveDraft(context, { templateId: id, rev: draft.rev, content: { ...draft.content, ...change } });
    },
    /** Past any policy: dev asks for nothing. */
    async release(slug: string, versionId: string, environment: "dev"): Promise<void> {
      const [choice] = await listModels(context);
      await release(context, {
        environment,
        versionId,
        connectionId: choice?.connection.id ?? "",
        model: "gpt-image-2.5-flare",
        expectedReleaseId: null,
        kind: "promote",
        reason: `for ${slug}`,
        breakGlass: false,
        via: "ui",
      });
    },
    close,
  };
}
