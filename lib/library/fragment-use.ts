import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { findByName } from "#lib/library/template-names.ts";
import type { TemplateView } from "#lib/library/view.ts";

type Reader = Pick<Transaction, "fragmentUse" | "template" | "templateVersion" | "templateAlias">;

/** Notes which fragments a draft (`versionId` "") or a version begins with. Names that lead nowhere are left out. */
export async function writeFragmentUse(
  transaction: Transaction,
  workspaceId: string,
  { templateId, versionId, slugs }: { templateId: string; versionId: string; slugs: readonly string[] },
): Promise<void> {
  await transaction.fragmentUse.deleteMany({ where: { templateId, versionId } });
  const fragmentIds = new Set<string>();
  for (const slug of slugs) {
    const fragmentId = await findByName(transaction, workspaceId, slug);
    if (fragmentId !== null) fragmentIds.add(fragmentId);
  }
  if (fragmentIds.size === 0) return;
  await transaction.fragmentUse.createMany({
    data: [...fragmentIds].map((fragmentId) => ({ workspaceId, templateId, versionId, fragmentId })),
  });
}

/** Who begins with a fragment, by name. */
export async function loadFragmentUsers(
  client: Reader,
  workspaceId: string,
  fragmentId: string,
): Promise<TemplateView["usedBy"]> {
  const uses = await client.fragmentUse.findMany({ where: { workspaceId, fragmentId } });
  const templates = await client.template.findMany({
    where: { workspaceId, id: { in: [...new Set(uses.map(({ templateId }) => templateId))] } },
    select: { id: true, slug: true, titleEn: true, titleZh: true },
    orderBy: { slug: "asc" },
  });
  const versions = await client.templateVersion.findMany({
    where: { workspaceId, id: { in: uses.map(({ versionId }) => versionId).filter(Boolean) } },
    select: { templateId: true, number: true },
    orderBy: { number: "asc" },
  });
  return templates.map(({ id, slug, titleEn, titleZh }) => ({
    templateId: id,
    slug,
    title: { en: titleEn, "zh-CN": titleZh },
    versions: versions.filter(({ templateId }) => templateId === id).map(({ number }) => number),
    draft: uses.some(({ templateId, versionId }) => templateId === id && versionId === ""),
  }));
}

/** How many of its users an error names. */
const mostNamed = 5;

/**
 * Refuses to take away a fragment that others begin with, and says who: drafts in use, and versions that are live. An older
 * version holds the fragment's text itself and misses nothing.
 */
export async function refuseUsedFragment(
  transaction: Transaction,
  workspaceId: string,
  fragmentId: string,
): Promise<void> {
  const uses = await transaction.fragmentUse.findMany({ where: { workspaceId, fragmentId } });
  const live = await transaction.environmentPointer.findMany({
    where: { workspaceId, withdrawn: false, versionId: { in: uses.map(({ versionId }) => versionId) } },
    select: { versionId: true },
  });
  const counted = new Set(["", ...live.map(({ versionId }) => versionId)]);
  const ids = uses.filter(({ versionId }) => counted.has(versionId)).map(({ templateId }) => templateId);
  const users = await transaction.template.findMany({
    where: { workspaceId, id: { in: ids }, archivedAt: null },
    select: { slug: true },
    orderBy: { slug: "asc" },
  });
  if (users.length === 0) return;
  const named = users.slice(0, mostNamed).map(({ slug }) => slug);
  const rest = users.length > mostNamed ? ", …" : "";
  throw new AppError("fragment_in_use", { params: { count: users.length, users: named.join(", ") + rest } });
}
