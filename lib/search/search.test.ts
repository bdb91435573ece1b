import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { newId } from "#lib/ids.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { fillSearchTexts } from "#lib/search/fill-search-texts.ts";
import { matchQuery, phrasesOf } from "#lib/search/match-query.ts";
import { foldText, searchWords } from "#lib/search/search-words.ts";
import { writeSearchText } from "#lib/search/write-search-text.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe("a text cut for the search", () => {
  it.each([
    ["A Fox in the SNOW", "a fox in the snow"],
    ["赛博朋克海报 4K", "赛 博 朋 克 海 报 4k"],
    ["ＧＰＴ－Ｉｍａｇｅ　２．５", "gpt image 2 5"],
    ["café Éclair ÅNGSTRÖM", "cafe eclair angstrom"],
    ["がんばれ カタカナー 々", "が ん ば れ カ タ カ ナ ー 々"],
    ["한국어 검색", "한 국 어 검 색"],
    ["Привет, мир! й", "привет мир й"],
    ["ΟΔΟΣ οδός", "οδοσ οδοσ"],
    ["🦊 fox 👩🏽‍🎨", "🦊 fox 👩 🎨"],
    ["%_*\"'\\()\0 \ud800 \u200b", ""],
    ["soft\u00adhyphen", "softhyphen"],
  ])("%j becomes %j", (text, words) => {
    expect(searchWords(text)).toBe(words);
  });

  it("is words with single spaces between them, whatever came in, and cutting it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const words = searchWords(text);
        expect(words).toMatch(/^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{RI}]+(?: (?!$)|$))*$/u);
        expect(words.isWellFormed()).toBe(true);
        expect(searchWords(words)).toBe(words);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps at most 64 characters of a word and 256 words of a query", () => {
    expect(searchWords(`${"a".repeat(5000)} b`)).toBe(`${"a".repeat(64)} b`);
    expect(phrasesOf("x ".repeat(5000))).toHaveLength(256);
    expect(phrasesOf("海".repeat(10_000))[0]?.words).toHaveLength(256);
  });
});

/** The definition, without any index: every piece between spaces stands in the text, from a word's beginning. */
function scan(text: string, query: string): boolean {
  const words = ` ${searchWords(text)} `;
  return foldText(query)
    .split(/\s+/)
    .map((piece) => searchWords(piece))
    .filter((piece) => piece !== "")
    .every((piece) => {
      const closed = /^\p{Script=Han}$/u.test(Array.from(piece).at(-1) ?? "");
      return words.includes(closed ? ` ${piece} ` : ` ${piece}`);
    });
}

describe.each(testDatabases())("the search on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());
  beforeEach(async () => {
    const own = await openTestStudio(opened.database);
    test = own;
    return () => own.close();
  });

  const write = (texts: readonly string[], workspaceId = test.context.workspaceId) =>
    opened.database.transaction(async (transaction) => {
      const ids: string[] = [];
      for (const text of texts) {
        const subjectId = newId("run");
        await writeSearchText(transaction, { workspaceId, kind: "run", subjectId, text });
        ids.push(subjectId);
      }
      return ids;
    });
  const find = async (query: string) => {
    const { workspaceId } = test.context;
    const condition = matchQuery(query, opened.database.kind, { workspaceId, subject: "run" });
    if (!condition) return null;
    const rows = await opened.database.client.$queryRaw<{ subjectId: string }[]>(
      Prisma.sql`SELECT "subjectId" FROM "SearchText" WHERE ${condition} ORDER BY "number"`,
    );
    return rows.map(({ subjectId }) => subjectId);
  };

  it("finds exactly what a scan by the definition finds", async () => {
    const unit = fc.constantFrom(..."海报设计狐狸fFoxé1２ -_.,，。%*'\"():&|!<>~🦊");
    const text = fc.string({ unit, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 4, maxLength: 12 }),
        fc.array(text, { maxLength: 6 }),
        async (texts, strange) => {
          test = await openTestStudio(opened.database);
          const ids = await write(texts);
          // Pieces of what is there, so that something is found as well.
          const pieces = texts.flatMap((one) => [one.slice(0, 2), one.slice(1, 4), one.slice(3)]);
          for (const query of [...pieces, ...strange]) {
            const wanted = ids.filter((_, index) => scan(texts[index] ?? "", query));
            const found = await find(query);
            if (searchWords(query) === "") expect(found).toBeNull();
            else expect(found, JSON.stringify({ texts, query })).toEqual(wanted);
          }
          await test.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it("finds every piece of Chinese and every beginning of a word, folded", async () => {
    const text = "水彩风格的赛博朋克城市海报，霓虹灯下的狐狸 Cinematic lighting, f/1.8, ＧＰＴ－Ｉｍａｇｅ";
    const [id] = await write([text]);
    await write(["nothing of the kind", "没有关系"]);
    const chinese = "水彩风格的赛博朋克城市海报";
    for (let from = 0; from < chinese.length; from++)
      for (let to = from + 1; to <= Math.min(from + 4, chinese.length); to++)
        expect(await find(chinese.slice(from, to)), chinese.slice(from, to)).toContain(id);
    for (const query of ["c", "CINE", "cinematic", "light 狐狸", "gpt-im", "f/1.8", "1.8", "海报 霓"])
      expect(await find(query), query).toEqual([id]);
    for (const query of ["inematic", "报海", "lighting cinema x", "赛朋", "gpt-mage"])
      expect(await find(query), query).toEqual([]);
  });

  it("finds what stands at the very end of 32,000 characters, and a character there 5,000 times", async () => {
    const long = `${"的一".repeat(15_990)}狐狸海报`;
    const [id] = await write([long]);
    for (const query of ["狐狸", "狐狸海报", "一狐", "的一的一的"]) expect(await find(query)).toEqual([id]);
    expect(await find("狐的")).toEqual([]);
  });

  it("is not disturbed by anything that means something to a database", async () => {
    const [id] = await write(["fox AND NOT a hedgehog, near words: 100%"]);
    for (const query of [
      '"',
      "'",
      "fox' OR '1'='1",
      'fox" OR words:x',
      "fox*",
      "%",
      "_",
      "\0fox\0",
      "fox\\",
      "fox:*",
      "fox & !x",
      "NEAR(fox, 3)",
      "^fox",
      "-fox",
      "{fox}",
      "fox\ud800",
      "🦊",
      "(".repeat(5000),
      "fox ".repeat(2500),
      "f".repeat(10_000),
      "海".repeat(10_000),
      "a-".repeat(5000),
    ]) {
      const found = await find(query);
      expect(found === null || Array.isArray(found), query.slice(0, 30)).toBe(true);
    }
    expect(await find("fox*")).toEqual([id]);
    expect(await find("AND NOT")).toEqual([id]);
    expect(await find("100%")).toEqual([id]);
    expect(await find("\0fox\0")).toEqual([id]);
    expect(await find("NEAR(fox, 3)")).toEqual([]);
  });

  it("knows only the workspace's own texts, and the newest of each", async () => {
    const other = await openTestStudio(opened.database);
    await write(["a fox of theirs"], other.context.workspaceId);
    const [mine] = await write(["a fox of mine"]);
    expect(await find("fox")).toEqual([mine]);
    await opened.database.transaction((transaction) =>
      writeSearchText(transaction, {
        workspaceId: test.context.workspaceId,
        kind: "run",
        subjectId: mine ?? "",
        text: "a hare",
      }),
    );
    expect([await find("fox"), await find("hare")]).toEqual([[], [mine]]);
    await opened.database.client.searchText.delete({
      where: { kind_subjectId: { kind: "run", subjectId: mine ?? "" } },
    });
    expect(await find("hare")).toEqual([]);
    await other.close();
  });

  it("is filled with what was there before it, once", async () => {
    const { client } = opened.database;
    await client.searchText.deleteMany();
    const { context, draft } = test;
    const run = await startRun(context, draft({ prompt: "一只老狐狸" }));
    await client.searchText.deleteMany();
    expect(await fillSearchTexts(opened.database)).toBeGreaterThan(0);
    expect(await find("老狐")).toEqual([run.id]);
    expect(await fillSearchTexts(opened.database)).toBe(0);
  });
});
