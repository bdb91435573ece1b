import { storedContent } from "#lib/library/stored-content.ts";
import type { Context } from "#lib/studio/context.ts";
import type { FrozenFragment, Localized } from "#lib/template/content.ts";

/** A fragment prompts may begin with; `frozen` is what a version made now would take, null while it has none. */
export type ListedFragment = { slug: string; title: Localized; frozen: FrozenFragment | null };

/** The workspace's fragments that are not archived, by name. */
export async function listFragments({ studio, workspaceId }: Context): Promise<ListedFragment[]> {
  const { client } = studio.database;
  const fragments = await client.template.findMany({
    where: { workspaceId, kind: "fragment", archivedAt: null },
    select: {
      slug: true,
      titleEn: true,
      titleZh: true,
      versions: {
        where: { status: { state: { not: "retired" } } },
        orderBy: { number: "desc" },
        take: 1,
        select: { number: true, digest: true, content: true },
      },
    },
    orderBy: { slug: "asc" },
  });
  return fragments.map(({ slug, titleEn, titleZh, versions: [version] }) => ({
    slug,
    title: { en: titleEn, "zh-CN": titleZh },
    frozen: version
      ? { slug, version: version.number, digest: version.digest, text: storedContent(version.content).body }
      : null,
  }));
}
