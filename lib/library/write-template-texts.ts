import type { Transaction } from "#lib/db/database.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import type { TemplateKind } from "#lib/library/view.ts";
import { type TemplateTextKind, templateTextKinds } from "#lib/search/match-query.ts";
import { searchWords } from "#lib/search/search-words.ts";

/** Templates looked at together: their texts may be long. */
const atOnce = 200;
// Beyond it PostgreSQL's index might not hold the words of one text. No prompt may be half as long.
const mostSearched = 75_000;

/** What of a template is searched: its names, and all of it. */
type Texts = { title: string; whole: string };

/** Under which kinds a template's names and its whole text are found. */
export function textKinds(
  kind: TemplateKind,
  archived: boolean,
): { title: TemplateTextKind; whole: TemplateTextKind } {
  const scope = archived ? (`${kind}_archived` as const) : kind;
  return { title: `${scope}_title`, whole: scope };
}

/**
 * Makes templates findable as they are now, inside the transaction that changed them. A text that changed gets a new
 * number, so that the numbers of the index run in the order of changes: that order costs a search nothing.
 */
export async function writeTemplateTexts(
  transaction: Transaction,
  workspaceId: string,
  templateIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < templateIds.length; from += atOnce)
    await writeSome(transaction, workspaceId, templateIds.slice(from, from + atOnce));
}

async function writeSome(transaction: Transaction, workspaceId: string, ids: string[]): Promise<void> {
  const templates = await transaction.template.findMany({
    where: { id: { in: ids }, workspaceId },
    include: { draft: { select: { content: true } }, tags: { select: { tag: { select: { name: true } } } } },
  });
  const wanted = templates.flatMap((template) => {
    const { title, whole } = textsOf(template);
    const kinds = textKinds(template.kind as TemplateKind, template.archivedAt !== null);
    const row = { workspaceId, subjectId: template.id };
    return [
      { ...row, kind: kinds.title as string, words: searchWords(title) },
      { ...row, kind: kinds.whole as string, words: searchWords(whole) },
    ];
  });
  const there = await transaction.searchText.findMany({
    where: { subjectId: { in: ids }, kind: { in: [...templateTextKinds] } },
    select: { number: true, subjectId: true, kind: true, words: true },
  });
  const known = new Map(there.map((row) => [`${row.subjectId} ${row.kind}`, row.words]));
  const isKnown = (row: (typeof wanted)[number]) => known.get(`${row.subjectId} ${row.kind}`) === row.words;
  // Both of its rows or none, so that both have their place in the order.
  const changed = new Set(wanted.filter((row) => !isKnown(row)).map(({ subjectId }) => subjectId));
  const stale = there.filter(({ subjectId }) => changed.has(subjectId)).map(({ number }) => number);
  if (stale.length > 0) await transaction.searchText.deleteMany({ where: { number: { in: stale } } });
  const fresh = wanted.filter(({ subjectId }) => changed.has(subjectId));
  if (fresh.length > 0) await transaction.searchText.createMany({ data: fresh });
}

type Searched = {
  slug: string;
  titleEn: string;
  titleZh: string;
  useWhenEn: string;
  useWhenZh: string;
  notes: string;
  draft: { content: string } | null;
  tags: { tag: { name: string } }[];
};

/** The texts of a template, each part on a line of its own. */
export function textsOf(template: Searched): Texts {
  const { slug, titleEn, titleZh, useWhenEn, useWhenZh, notes, draft, tags } = template;
  const body = draft ? storedContent(draft.content).body : "";
  const title = [titleEn, titleZh, slug].join("\n");
  const whole = [title, ...tags.map(({ tag }) => tag.name), useWhenEn, useWhenZh, body, notes].join("\n");
  return {
    title,
    whole:
      Array.from(whole).length > mostSearched ? Array.from(whole).slice(0, mostSearched).join("") : whole,
  };
}
