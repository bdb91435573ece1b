import type { Transaction } from "#lib/db/database.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import { newId } from "#lib/ids.ts";

export type TagRow = { id: string; name: string };

/** The workspace's tag of this name, as it was first spelled, or null. */
export function findTag(transaction: Transaction, workspaceId: string, name: string): Promise<TagRow | null> {
  return transaction.tag.findUnique({
    where: { workspaceId_key: { workspaceId, key: tagKey(name) } },
    select: { id: true, name: true },
  });
}

/** The same, made if there is none. */
export async function ensureTag(
  transaction: Transaction,
  workspaceId: string,
  name: string,
  now: number,
): Promise<TagRow> {
  const found = await findTag(transaction, workspaceId, name);
  if (found) return found;
  // Two people may write the same new word at once.
  await transaction.$executeRaw`
    INSERT INTO "Tag" ("id", "workspaceId", "name", "key", "createdAt")
    VALUES (${newId("tag", now)}, ${workspaceId}, ${name}, ${tagKey(name)}, ${new Date(now)})
    ON CONFLICT ("workspaceId", "key") DO NOTHING`;
  const made = await findTag(transaction, workspaceId, name);
  if (!made) throw new Error("A tag just written is not there.");
  return made;
}
