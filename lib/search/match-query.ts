import type { Database } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { foldText, isWholeCharacter, wordsOf } from "#lib/search/search-words.ts";

/** More words than these are not looked at: whoever pastes a whole prompt has found it by then. */
const mostWords = 256;

/** Of words that begin with such a character or a later one the index knows no first letters: hardly any are not complete. */
const firstWithoutInitials = 0x2e80;

/** A template is found by its names, or by all of it; those in use and those in the archive apart, fragments apart. */
export const templateTextKinds = [
  "prompt",
  "prompt_title",
  "prompt_archived",
  "prompt_archived_title",
  "fragment",
  "fragment_title",
  "fragment_archived",
  "fragment_archived_title",
] as const;
export type TemplateTextKind = (typeof templateTextKinds)[number];

/** What a search looks through. */
export type SearchedKind = "run" | "image" | TemplateTextKind;

/** A row of SearchText matches when it holds every phrase: its words side by side, the last from its beginning. */
export type Phrase = { words: string[]; open: boolean };

/**
 * What somebody asks for, cut at spaces: `海报 gpt-im` is the phrases 海 报 and gpt im…. The last word of a phrase is
 * `open`, its beginning is enough, unless it is a Chinese character or the like.
 */
export function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  let left = mostWords;
  for (const chunk of foldText(text).split(/\s+/)) {
    const words = wordsOf(chunk).slice(0, left);
    const last = words.at(-1);
    if (last === undefined) continue;
    left -= words.length;
    phrases.push({ words, open: !isWholeCharacter(last) });
  }
  return phrases;
}

/**
 * The condition on a row of SearchText, as SQL over its columns, with the index of the database in use; null when the
 * text holds no word, and so nothing to look for. Whatever stands in `text`, only words and digits of it get through.
 */
export function matchQuery(
  text: string,
  kind: Database["kind"],
  { workspaceId, subject }: { workspaceId: string; subject: SearchedKind },
): Prisma.Sql | null {
  const phrases = phrasesOf(text);
  if (phrases.length === 0) return null;
  const scope = `${workspaceId}_${subject}`;
  const numbers =
    kind === "sqlite" ? sqliteNumbers(subject, scope, phrases) : postgresNumbers(scope, phrases);
  return Prisma.sql`"number" IN (${numbers})`;
}

/**
 * The same as a query of its own, which answers with the numbers of the rows and touches the rows themselves only where
 * the index alone cannot tell. What may follow it: ORDER BY "number", LIMIT.
 */
export function matchedNumbers(
  text: string,
  kind: Database["kind"],
  { workspaceId, subject }: { workspaceId: string; subject: SearchedKind },
): Prisma.Sql | null {
  const phrases = phrasesOf(text);
  if (phrases.length === 0) return null;
  const scope = `${workspaceId}_${subject}`;
  if (kind === "sqlite") return sqliteNumbers(subject, scope, phrases);
  // Behind OFFSET PostgreSQL does not think of walking all rows in their order until enough of them match.
  return Prisma.sql`SELECT "number" FROM (${postgresNumbers(scope, phrases)} OFFSET 0) AS "found" WHERE true`;
}

/** Names have an index of their own. */
function sqliteNumbers(subject: SearchedKind, scope: string, phrases: readonly Phrase[]): Prisma.Sql {
  const index = Prisma.raw(subject.endsWith("_title") ? `"SearchIndexTitles"` : `"SearchIndex"`);
  const match = `scope : "${scope}" AND ${phrases.map(sqliteTerm).join(" AND ")}`;
  return Prisma.sql`SELECT "rowid" AS "number" FROM ${index} WHERE ${index} MATCH ${match}`;
}

/**
 * In step with the view SearchTerms of the migration 0009: pairs of characters are rarer than characters, and
 * one letter stands for all the words that begin with it.
 */
function sqliteTerm({ words, open }: Phrase): string {
  const [first = ""] = words;
  if (words.length === 1 && open && isSingle(first) && (first.codePointAt(0) ?? 0) < firstWithoutInitials)
    return `parts : "_${first}"`;
  if (words.length > 1 && !open && words.every(isSingle)) {
    const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
    return `parts : "${pairs.join(" ")}"`;
  }
  return `words : "${words.join(" ")}"${open ? " *" : ""}`;
}

/** Has the grams of three and four characters, or is too long for them. */
type Grams = "with grams" | "too long";

/** The mark of texts that are too long for grams. */
const tooLong = "~";
const longestGram = 4;

/** What the index alone can't tell is looked up in the rows it leaves. */
function postgresNumbers(scope: string, phrases: readonly Phrase[]): Prisma.Sql {
  const numbers = postgresNumbersOf(scope, phrases, "with grams");
  if (!phrases.some((phrase) => isGram(phrase) && phrase.words.length > 2)) return numbers;
  return Prisma.sql`${numbers} UNION ALL ${postgresNumbersOf(scope, phrases, "too long")}`;
}

function postgresNumbersOf(scope: string, phrases: readonly Phrase[], grams: Grams): Prisma.Sql {
  const found = phrases.flatMap((phrase) => lexemesOf(phrase, grams));
  const marks = grams === "too long" ? [scope, tooLong] : [scope];
  const query = [...new Set([...marks.map(quoted), ...found])].join(" & ");
  const indexed = Prisma.sql`SELECT "number" FROM "SearchIndex" WHERE "lexemes" @@ ${query}::tsquery`;
  const rows = phrases
    .filter((phrase) => !isExact(scope, phrase, grams))
    .map(({ words, open }) => {
      const [haystack, needle] = open ? ["", words.join(" ")] : [" ", `${words.join(" ")} `];
      return Prisma.sql`position(${` ${needle}`} in ' ' || "words" || ${haystack}) > 0`;
    });
  if (rows.length === 0) return indexed;
  return Prisma.sql`SELECT "number" FROM "SearchText" WHERE "number" IN (${indexed}) AND ${Prisma.join(rows, " AND ")}`;
}

const quoted = (lexeme: string): string => `'${lexeme}'`;

/** In step with the trigger SearchText_index of the migration 0009. */
function lexemesOf(phrase: Phrase, grams: Grams): string[] {
  const { words, open } = phrase;
  if (grams === "with grams" && isGram(phrase)) return [quoted(`~${words.join("")}`)];
  const closed = open ? words.slice(0, -1) : words;
  const found = closed.flatMap((text, index) => {
    const next = closed[index + 1];
    if (isSingle(text) && isSingle(next)) return [quoted(`~${text}${next}`)];
    return index > 0 && isSingle(text) && isSingle(closed[index - 1]) ? [] : [quoted(text)];
  });
  return open ? [...found, `${quoted(words.at(-1) ?? "")}:*`] : found;
}

const isSingle = (text: string | undefined): boolean => text !== undefined && /^.$/u.test(text);

/** Two to four characters side by side: one word of the index. */
const isGram = ({ words, open }: Phrase): boolean =>
  !open && words.length > 1 && words.length <= longestGram && words.every(isSingle);

/** Whether the index alone can tell. It holds the scope as a word among the words: `w` is the beginning of that too. */
function isExact(scope: string, phrase: Phrase, grams: Grams): boolean {
  const { words, open } = phrase;
  if (words.length === 1) return !open || !scope.toLowerCase().startsWith(words[0] ?? "");
  return isGram(phrase) && (grams === "with grams" || words.length === 2);
}
