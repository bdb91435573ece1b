import { connectionId, ensureConnections } from "#lib/connections/ensure-connections.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import { newId } from "#lib/ids.ts";
import { titleKey } from "#lib/library/title-key.ts";
import { textsOf } from "#lib/library/write-template-texts.ts";
import { searchWords } from "#lib/search/search-words.ts";
import type { Studio } from "#lib/studio/context.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { promptFrom, seeded } from "#tests/bench/gallery/prompts.ts";
import { insertRows, storedTime } from "#tests/bench/library/insert-rows.ts";

const batch = 4000;
const folders = ["", "", "shop", "shop/banners", "电商/主图", "电商", "editorial", "social/小红书"];
const models = ["gpt-image-2.5-flare", "gpt-image-2.5-flare", "gpt-image-2", "gpt-image-1.5"];

export type SeededTemplate = { id: string; text: string };

/**
 * Fills a workspace with templates straight into the database, half of them Chinese. The same texts and the same ids every
 * time, so that what one database finds can be held against the other and against a scan.
 */
export async function seedLibrary(
  studio: Studio,
  workspaceId: string,
  count: number,
): Promise<SeededTemplate[]> {
  const random = seeded(count);
  const bytes = (target: Uint8Array) => target.map(() => Math.floor(random() * 256));
  const { client } = studio.database;
  await ensureConnections(studio, workspaceId);
  const who = { workspaceId, actorKind: "user", actorId: "owner" };
  const tags = Array.from({ length: 30 }, (_, index) => (index % 2 ? `标签 ${index}` : `tag ${index}`)).map(
    (name) => ({ id: newId("tag"), workspaceId, name, key: tagKey(name) }),
  );
  await client.tag.createMany({ data: tags });
  // A power cut may have this file: it is made anew each time.
  if (studio.database.kind === "sqlite") await client.$executeRaw`PRAGMA synchronous=OFF`;
  const begun = Date.UTC(2025, 0, 1);
  const all: SeededTemplate[] = [];
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
      const number = from + index;
      const at = begun + number * 60_000;
      const body = promptFrom(random);
      const isChinese = /^\p{Script=Han}/u.test(body);
      const title = Array.from(body)
        .slice(0, isChinese ? 10 : 40)
        .join("");
      const slug = `template-${number}`;
      const titles = { en: isChinese ? "" : title, "zh-CN": isChinese ? title : "" };
      return {
        template: {
          id: newId("tpl", at, bytes),
          ...who,
          ownerKind: "user",
          ownerId: "owner",
          kind: "prompt",
          slug,
          titleEn: titles.en,
          titleZh: titles["zh-CN"],
          titleKey: titleKey(titles, slug),
          useWhenEn: isChinese ? "" : "When a picture like this is needed",
          useWhenZh: isChinese ? "需要这类画面的时候" : "",
          notes: random() < 0.1 ? promptFrom(random).slice(0, 200) : "",
          folder: folders[Math.floor(random() * folders.length)] ?? "",
          connectionId: connectionId(workspaceId, "simulator"),
          model: models[Math.floor(random() * models.length)] ?? "",
          state: ["draft", "candidate", "validated"][Math.floor(random() * 3)] ?? "draft",
          ratingSum: random() < 0.3 ? 9 : 0,
          ratingCount: 2,
          useCount: Math.floor(random() ** 4 * 500),
          createdAt: storedTime(at),
          updatedAt: storedTime(at),
        },
        content: JSON.stringify({ ...emptyContent("generate"), body }),
        tag: random() < 0.3 ? (tags[Math.floor(random() * tags.length)] ?? null) : null,
      };
    });
    const texts = rows.map(({ template, content, tag }) =>
      textsOf({ ...template, draft: { content }, tags: tag ? [{ tag }] : [] }),
    );
    await studio.database.transaction(async (transaction) => {
      const insert = (table: string, written: Parameters<typeof insertRows>[3]) =>
        insertRows(studio.database.kind, transaction, table, written);
      await insert(
        "Template",
        rows.map(({ template }) => template),
      );
      await insert(
        "TemplateDraft",
        rows.map(({ template, content }) => ({ templateId: template.id, ...who, content })),
      );
      await insert(
        "TemplateTag",
        rows.flatMap(({ template, tag }) =>
          tag ? [{ workspaceId, templateId: template.id, tagId: tag.id }] : [],
        ),
      );
      await insert(
        "SearchText",
        rows.flatMap(({ template }, index) => {
          const row = { workspaceId, subjectId: template.id };
          return [
            { ...row, kind: "prompt_title", words: searchWords(texts[index]?.title ?? "") },
            { ...row, kind: "prompt", words: searchWords(texts[index]?.whole ?? "") },
          ];
        }),
      );
    });
    for (const [index, { template }] of rows.entries())
      all.push({ id: template.id, text: texts[index]?.whole ?? "" });
  }
  if (studio.database.kind === "sqlite") await client.$executeRaw`PRAGMA synchronous=FULL`;
  return all;
}
