import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { nextSlug } from "#lib/library/slug.ts";

/** Which template a name leads to, by its slug or one it once had; null for none. */
export async function findByName(
  client: Pick<Transaction, "template" | "templateAlias">,
  workspaceId: string,
  slug: string,
): Promise<string | null> {
  const where = { workspaceId_slug: { workspaceId, slug } };
  const template = await client.template.findUnique({ where, select: { id: true } });
  if (template) return template.id;
  return (await client.templateAlias.findUnique({ where, select: { templateId: true } }))?.templateId ?? null;
}

/** Refuses a name that leads to another template already, with one that does not. Names must be locked. */
export async function refuseTakenName(
  transaction: Transaction,
  workspaceId: string,
  { slug, templateId }: { slug: string; templateId: string | null },
): Promise<void> {
  const there = await findByName(transaction, workspaceId, slug);
  if (there === null || there === templateId) return;
  const suggestion = nextSlug(slug, await namesLike(transaction, workspaceId, slug));
  throw new AppError("slug_taken", { field: "slug", params: { slug, suggestion } });
}

/** The name itself, or the next one like it that is free. Names must be locked. */
export async function freeName(transaction: Transaction, workspaceId: string, slug: string): Promise<string> {
  const taken = await namesLike(transaction, workspaceId, slug);
  return taken.has(slug) ? nextSlug(slug, taken) : slug;
}

async function namesLike(transaction: Transaction, workspaceId: string, slug: string): Promise<Set<string>> {
  const stem = slug.replace(/-\d+$/, "").slice(0, 70);
  const where = { workspaceId, slug: { startsWith: stem } };
  const [templates, aliases] = [
    await transaction.template.findMany({ where, select: { slug: true } }),
    await transaction.templateAlias.findMany({ where, select: { slug: true } }),
  ];
  return new Set([...templates, ...aliases].map((row) => row.slug));
}
