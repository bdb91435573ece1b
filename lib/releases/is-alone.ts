import type { Transaction } from "#lib/db/database.ts";
import type { Context } from "#lib/studio/context.ts";

type Reader = Pick<Transaction, "templateVersion" | "review" | "sampleRating" | "release">;

/**
 * Whether nobody but one person has ever had a hand in the workspace's prompts. A program counts as no second person:
 * the key it uses was made by the first. (Until people sign in everybody is the owner; then this counts members.)
 */
export async function isAlone(reader: Reader, { workspaceId, actor }: Context): Promise<boolean> {
  const find = (actorId?: { not: string }) => anyPerson(reader, { workspaceId, actorKind: "user", actorId });
  const first = actor.kind === "user" ? actor.id : await find();
  return first === null || (await find({ not: first })) === null;
}

type Wanted = { workspaceId: string; actorKind: "user"; actorId: { not: string } | undefined };

async function anyPerson(reader: Reader, where: Wanted): Promise<string | null> {
  const select = { actorId: true };
  const places = [
    () => reader.review.findFirst({ where, select }),
    () => reader.templateVersion.findFirst({ where, select }),
    () => reader.release.findFirst({ where, select }),
    () => reader.sampleRating.findFirst({ where, select }),
  ];
  for (const find of places) {
    const found = await find();
    if (found) return found.actorId;
  }
  return null;
}
