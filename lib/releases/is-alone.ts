import type { Transaction } from "#lib/db/database.ts";
import type { Context } from "#lib/studio/context.ts";

type Reader = Pick<Transaction, "templateVersion" | "review" | "sampleRating" | "release">;

/**
 * Whether nobody but this one person has ever had a hand in the workspace's prompts. A program counts as no second
 * person: the key it uses was made by the first. (Until people sign in everybody is the owner; then this counts members.)
 */
export async function isAlone(reader: Reader, { workspaceId, actor }: Context): Promise<boolean> {
  const anybody = { workspaceId, actorKind: "user" };
  const select = { actorId: true };
  const first =
    actor.kind === "user"
      ? actor.id
      : ((await reader.templateVersion.findFirst({ where: anybody, select }))?.actorId ?? "");
  const where = { ...anybody, actorId: { not: first } };
  const others = [
    () => reader.review.findFirst({ where, select }),
    () => reader.templateVersion.findFirst({ where, select }),
    () => reader.release.findFirst({ where, select }),
    () => reader.sampleRating.findFirst({ where, select }),
  ];
  for (const find of others) if (await find()) return false;
  return true;
}
