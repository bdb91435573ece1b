import type { Transaction } from "#lib/db/database.ts";
import type { SearchedKind } from "#lib/search/match-query.ts";
import { searchWords } from "#lib/search/search-words.ts";

/** Makes a text findable, inside the transaction that writes its subject. Writing it again replaces it. */
export async function writeSearchText(
  transaction: Transaction,
  {
    workspaceId,
    kind,
    subjectId,
    text,
  }: { workspaceId: string; kind: SearchedKind; subjectId: string; text: string },
): Promise<void> {
  const words = searchWords(text);
  await transaction.searchText.upsert({
    where: { kind_subjectId: { kind, subjectId } },
    create: { workspaceId, kind, subjectId, words },
    update: { words },
  });
}
