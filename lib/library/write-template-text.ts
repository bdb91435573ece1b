import type { Transaction } from "#lib/db/database.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import type { TemplateKind } from "#lib/library/view.ts";
import { type TemplateTextKind, templateTextKinds } from "#lib/search/match-query.ts";
import { searchWords } from "#lib/search/search-words.ts";

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
 * Makes a template findable as it is now, inside the transaction that changed it. A text that changed gets a new number,
 * so that the numbers of the index run in the order of changes: that order costs a search nothing.
 */
export async function writeTemplateText(
  transaction: Transaction,
  { workspaceId, templateId }: { workspaceId: string; templateId: string },
): Promise<void> {
  const template = await transaction.template.findFirst({
    where: { id: templateId, workspaceId },
    include: { draft: { select: { content: true } }, tags: { select: { tag: { select: { name: true } } } } },
  });
  if (!template) return;
  const { title, whole } = textsOf(template);
  const kinds = textKinds(template.kind as TemplateKind, template.archivedAt !== null);
  const wanted = [
    { kind: kinds.title, words: searchWords(title) },
    { kind: kinds.whole, words: searchWords(whole) },
  ];
  const there = await transaction.searchText.findMany({
    where: { subjectId: templateId, kind: { in: [...templateTextKinds] } },
    select: { number: true, kind: true, words: true },
  });
  const isKept = (row: { kind: string; words: string }) =>
    wanted.some(({ kind, words }) => kind === row.kind && words === row.words);
  const stale = there.filter((row) => !isKept(row));
  const kept = new Set(there.filter(isKept).map(({ kind }) => kind));
  if (stale.length > 0)
    await transaction.searchText.deleteMany({ where: { number: { in: stale.map(({ number }) => number) } } });
  for (const { kind, words } of wanted)
    if (!kept.has(kind))
      await transaction.searchText.create({ data: { workspaceId, kind, subjectId: templateId, words } });
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
