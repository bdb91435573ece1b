import { connectionId } from "#lib/connections/ensure-connections.ts";
import { newId } from "#lib/ids.ts";
import { contentDigest } from "#lib/library/content-digest.ts";
import { titleKey } from "#lib/library/title-key.ts";
import { ensureEnvironments } from "#lib/releases/environments.ts";
import type { Context } from "#lib/studio/context.ts";
import { promptFrom, seeded } from "#tests/bench/gallery/prompts.ts";
import { insertRows, storedTime } from "#tests/bench/library/insert-rows.ts";
import { posterContent } from "#tests/support/released-prompts.ts";

const batch = 2500;
const key = "dev";

/** Fills dev with released prompts straight into the database, each with one version, and answers with their names. */
export async function seedReleases(context: Context, count: number): Promise<string[]> {
  const { studio, workspaceId } = context;
  const { database } = studio;
  await ensureEnvironments(context);
  const where = { workspaceId_key: { workspaceId, key } };
  const { policy, counter } = await database.client.environment.findUniqueOrThrow({ where });
  const random = seeded(count);
  const at = studio.clock();
  const slugs: string[] = [];
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, index) =>
      releasedRows(context, {
        slug: `released-${from + index}`,
        sequence: counter + from + index + 1,
        body: `${promptFrom(random)} {{产品名}}“{{headline}}”{{accent}}{{season}}`,
        policy,
        at,
      }),
    );
    await database.transaction(async (transaction) => {
      const insert = (table: string, pick: (row: ReleasedRows) => ReleasedRows[keyof ReleasedRows]) =>
        insertRows(database.kind, transaction, table, rows.map(pick));
      await insert("Template", ({ template }) => template);
      await insert("TemplateDraft", ({ draft }) => draft);
      await insert("TemplateVersion", ({ version }) => version);
      await insert("TemplateVersionStatus", ({ status }) => status);
      await insert("Release", ({ release }) => release);
      await insert("EnvironmentPointer", ({ pointer }) => pointer);
      const seededTo = counter + from + rows.length;
      await transaction.environment.update({ where, data: { counter: seededTo } });
    });
    slugs.push(...rows.map(({ template }) => template.slug));
  }
  return slugs;
}

type ReleasedRows = ReturnType<typeof releasedRows>;
type Seed = { slug: string; sequence: number; body: string; policy: string; at: number };

/** A template, its draft, its version and its release as the services leave them. */
function releasedRows({ workspaceId, actor }: Context, { slug, sequence, body, policy, at }: Seed) {
  const [templateId, versionId, releaseId] = [newId("tpl", at), newId("ver", at), newId("rel", at)];
  const content = posterContent(body);
  const text = JSON.stringify(content);
  const who = { workspaceId, actorKind: actor.kind, actorId: actor.id };
  const deployed = { connectionId: connectionId(workspaceId, "simulator"), model: "gpt-image-2.5-flare" };
  const current = { workspaceId, environment: key, templateId, versionId, ...deployed };
  const createdAt = storedTime(at);
  const titles = { en: slug, "zh-CN": "" };
  return {
    template: {
      id: templateId,
      ...who,
      ...deployed,
      ...{ ownerKind: actor.kind, ownerId: actor.id, kind: "prompt", slug, titleEn: slug },
      ...{ titleKey: titleKey(titles, slug), state: "candidate", versionCount: 1 },
      ...{ createdAt, updatedAt: createdAt },
    },
    draft: { templateId, ...who, content: text, baseVersionId: versionId, updatedAt: createdAt },
    version: {
      ...{ id: versionId, templateId, ...who, number: 1, digest: contentDigest(content, []), content: text },
      ...{ fragments: "[]", changelog: "", source: "ui", createdAt },
    },
    status: { versionId, workspaceId, state: "candidate", updatedAt: createdAt },
    release: {
      ...{ id: releaseId, ...current, sequence, kind: "promote", reason: "", policy, unmet: "[]" },
      ...{ via: "ui", actorKind: actor.kind, actorId: actor.id, createdAt },
    },
    pointer: { ...current, releaseId, withdrawn: false, updatedAt: createdAt },
  };
}
