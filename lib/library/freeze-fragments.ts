import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { findByName } from "#lib/library/template-names.ts";
import type { FrozenFragment } from "#lib/template/content.ts";

type Reader = Pick<Transaction, "template" | "templateAlias" | "templateVersion">;

/**
 * The fragments as they are now: each the text of its newest version that is not retired, under the name it has now. Errors:
 * `fragment_missing`, `fragment_not_frozen`.
 */
export async function freezeFragments(
  client: Reader,
  workspaceId: string,
  slugs: readonly string[],
): Promise<FrozenFragment[]> {
  const frozen: FrozenFragment[] = [];
  for (const [index, slug] of slugs.entries())
    frozen.push(await freezeFragment(client, workspaceId, slug, `fragments[${index}]`));
  return frozen;
}

async function freezeFragment(
  client: Reader,
  workspaceId: string,
  slug: string,
  field: string,
): Promise<FrozenFragment> {
  const fragmentId = await findByName(client, workspaceId, slug);
  const fragment = fragmentId
    ? await client.template.findFirst({
        where: { id: fragmentId, workspaceId, kind: "fragment" },
        select: { slug: true },
      })
    : null;
  if (!fragment || !fragmentId) throw new AppError("fragment_missing", { field, params: { slug } });
  const version = await client.templateVersion.findFirst({
    where: { templateId: fragmentId, workspaceId, status: { state: { not: "retired" } } },
    orderBy: { number: "desc" },
    select: { number: true, digest: true, content: true },
  });
  if (!version) throw new AppError("fragment_not_frozen", { field, params: { slug } });
  const { number, digest, content } = version;
  return { slug: fragment.slug, version: number, digest, text: storedContent(content).body };
}
