import { AppError } from "#lib/errors.ts";
import { contentDigest } from "#lib/library/content-digest.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { PromptFile } from "#lib/prompt-files/prompt-file.ts";
import type { Context } from "#lib/studio/context.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

/** A template as a file, and what stands beside it in a zip. */
export type ExportedTemplate = {
  id: string;
  file: PromptFile;
  versionId: string | null;
  coverImageId: string | null;
  updatedAt: Date;
};

/**
 * Templates as files hold them: the newest version, or the draft where it says something else or nothing was frozen yet.
 * `number` chooses a version. What is not the workspace's own is left out. Pictures of test cases stay here: a case that
 * needs some is not written.
 */
export async function promptFilesOf(
  { studio, workspaceId }: Context,
  ids: readonly string[],
  number: number | null = null,
): Promise<ExportedTemplate[]> {
  const rows = await studio.database.client.template.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    include: {
      draft: true,
      tags: { select: { tag: { select: { name: true } } } },
      versions: {
        ...(number !== null && { where: { number } }),
        orderBy: { number: "desc" },
        take: 1,
      },
      cases: { where: { deletedAt: null }, orderBy: { position: "asc" } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): ExportedTemplate[] => {
    const row = byId.get(id);
    if (!row?.draft) return [];
    const [version] = row.versions;
    if (number !== null && !version) throw new AppError("not_found");
    const content = storedContent(row.draft.content);
    const fragments = version ? storedFragments(version.fragments) : [];
    const isFrozen = version && (number !== null || contentDigest(content, fragments) === version.digest);
    const cases = row.cases.map(({ name, values, slots, required }) => ({
      name,
      values: JSON.parse(values) as VariableValues,
      slots: JSON.parse(slots) as SlotImages,
      required,
    }));
    return [
      {
        id,
        versionId: isFrozen ? version.id : null,
        coverImageId: row.coverImageId,
        updatedAt: row.updatedAt,
        file: {
          meta: {
            kind: row.kind as PromptFile["meta"]["kind"],
            slug: row.slug,
            title: { en: row.titleEn, "zh-CN": row.titleZh },
            useWhen: { en: row.useWhenEn, "zh-CN": row.useWhenZh },
            notes: row.notes,
            folder: row.folder,
            tags: row.tags.map(({ tag }) => tag.name).sort(),
            licence: row.licence,
            source: row.source,
          },
          content: isFrozen ? storedContent(version.content) : content,
          fragments: isFrozen ? fragments : [],
          cases: cases.filter(({ slots }) => Object.keys(slots).length === 0),
          version: isFrozen ? version.number : null,
          digest: isFrozen ? version.digest : null,
        },
      },
    ];
  });
}
