import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTemplateExport } from "#lib/library/create-template-export.ts";
import { exportTemplates } from "#lib/library/export-templates.ts";
import { importFiles } from "#lib/library/import-files.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { quarters } from "#tests/support/pictures.ts";
import { makeTemplate } from "#tests/support/templates.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";
import { writeZip } from "#tests/support/write-zip.ts";

const prompt = (slug: string) => `---\nname: ${slug}\n---\na fox\n`;
const manifest = (...covers: [path: string, file: string][]) =>
  JSON.stringify({
    format: 1,
    templates: covers.map(([path, file]) => ({ path, pictures: [{ role: "cover", file }] })),
  });

describe.each(testDatabases())("covers in an archive on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());

  it("come along into another studio, pixel by pixel, as its own upload", async () => {
    const { context, close } = await openTestStudio(opened.database);
    const { id: coverImageId, sha256 } = await storeUpload(context, {
      source: (async function* () {
        yield await quarters(64, 48).png().toBuffer();
      })(),
      declaredMime: null,
      name: null,
      purpose: "reference",
    });
    const { id } = await makeTemplate(context, { slug: "fox", coverImageId });
    const selection = { kind: "ids" as const, templateIds: [id] };
    const { exportId } = await createTemplateExport(context, { selection });
    const parts: Buffer[] = [];
    await (await exportTemplates(context, exportId)).zip.writeTo(
      async (piece) => void parts.push(Buffer.from(piece)),
    );
    const other = await openTestStudio(opened.database);
    const bytes = Buffer.concat(parts);
    expect(await importFiles(other.context, { name: "x.zip", bytes })).toMatchObject([
      { outcome: "created", dropped: [] },
    ]);
    const { cover } = await loadTemplate(other.context, { slug: "fox" });
    expect(cover).toMatchObject({ sha256, width: 64, height: 48 });
    expect(cover?.id).not.toBe(coverImageId);
    // What was there already keeps its own.
    expect(await importFiles(other.context, { name: "x.zip", bytes })).toMatchObject([
      { outcome: "unchanged" },
    ]);
    await Promise.all([close(), other.close()]);
  });

  it("that are no pictures, are missing or lead outside leave their template without one, and say so", async () => {
    const { context, close } = await openTestStudio(opened.database);
    const bytes = writeZip({
      "a.prompt": prompt("text-as-cover"),
      "b.prompt": prompt("missing-cover"),
      "c.prompt": prompt("cover-outside"),
      "d.prompt": prompt("no-cover"),
      "pictures/a.png": "no picture",
      "../c.png": await quarters(8, 8).png().toBuffer(),
      "provenance.json": manifest(
        ["a.prompt", "pictures/a.png"],
        ["b.prompt", "pictures/b.png"],
        ["c.prompt", "../c.png"],
      ),
    });
    const outcomes = await importFiles(context, { name: "x.zip", bytes });
    expect(outcomes.map(({ slug, outcome, dropped }) => [slug, outcome, dropped])).toEqual([
      ["text-as-cover", "created", ["cover"]],
      ["missing-cover", "created", ["cover"]],
      ["cover-outside", "created", ["cover"]],
      ["no-cover", "created", []],
    ]);
    expect((await loadTemplate(context, { slug: "text-as-cover" })).cover).toBeNull();
    await close();
  });

  it("are taken once where an archive holds two files of one path", async () => {
    const { context, close } = await openTestStudio(opened.database);
    const { workspaceId } = context;
    const picture = await quarters(9, 9).png().toBuffer();
    const other = await quarters(7, 7).png().toBuffer();
    const twice = (bytes: Buffer) => {
      for (let at = bytes.indexOf("pictures/b.png"); at >= 0; at = bytes.indexOf("pictures/b.png"))
        bytes.write("pictures/a.png", at);
    };
    const bytes = writeZip(
      {
        "a.prompt": prompt("once"),
        "pictures/a.png": picture,
        "pictures/b.png": other,
        "provenance.json": manifest(["a.prompt", "pictures/a.png"]),
      },
      twice,
    );
    expect(await importFiles(context, { name: "x.zip", bytes })).toMatchObject([{ dropped: [] }]);
    expect((await loadTemplate(context, { slug: "once" })).cover).toMatchObject({ width: 9 });
    expect(await opened.database.client.image.count({ where: { workspaceId } })).toBe(1);
    await close();
  });

  it("stay out where the manifest is rubbish", async () => {
    const { context, close } = await openTestStudio(opened.database);
    for (const [slug, rubbish] of Object.entries({
      one: "{",
      two: "[]",
      three: '{"templates":[{"path":1}]}',
    }))
      expect(
        await importFiles(context, {
          name: "x.zip",
          bytes: writeZip({ "a.prompt": prompt(slug), "provenance.json": rubbish }),
        }),
      ).toMatchObject([{ outcome: "created", dropped: [] }]);
    await close();
  });
});
