import { buffer } from "node:stream/consumers";
import { crc32, deflateRawSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { convertImage } from "#lib/gallery/convert-image.ts";
import { storeDrawnBytes } from "#lib/gallery/store-drawn-bytes.ts";
import { templateInXmp, templateXmp } from "#lib/gallery/template-xmp.ts";
import { newId } from "#lib/ids.ts";
import { createTemplateExport } from "#lib/library/create-template-export.ts";
import { exportPrompt } from "#lib/library/export-prompt.ts";
import { exportTemplates } from "#lib/library/export-templates.ts";
import { findTemplateOf } from "#lib/library/find-template-of.ts";
import { importFiles } from "#lib/library/import-files.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import { startTemplateRun } from "#lib/library/start-template-run.ts";
import type { Context } from "#lib/studio/context.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { readZip } from "#tests/support/read-zip.ts";
import { contentOf, makeTemplate, makeVersion, textVariable } from "#tests/support/templates.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";
import { writeZip as zip } from "#tests/support/write-zip.ts";

/** Sets a field of the first record of a zip's directory. */
const inDirectory = (offset: number, write: (bytes: Buffer, at: number) => void) => (bytes: Buffer) =>
  write(bytes, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + offset);

describe.each(testDatabases())("prompts in files on $name", ({ open }) => {
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

  const exported = async (context: Context, slug: string) =>
    (await exportPrompt(context, { slug, number: null })).text;
  const take = (name: string, bytes: Buffer | string, context = test.context) =>
    importFiles(context, { name, bytes: Buffer.from(bytes) });

  it("come back as they went, into another studio, as drafts", async () => {
    const { context } = test;
    const content = contentOf("海报 of {{product}}", { variables: [textVariable("product")] });
    await makeVersion(context, { slug: "hero", folder: "电商/主图", tags: ["a"], content });
    const text = await exported(context, "hero");
    expect(text).toContain("电商/主图/hero");
    const other = await openTestStudio(opened.database);
    expect(await take("hero.prompt", text, other.context)).toMatchObject([
      { path: "hero.prompt", format: "prompt", outcome: "created", slug: "hero", error: null },
    ]);
    expect(await loadTemplate(other.context, { slug: "hero" })).toMatchObject({
      folder: "电商/主图",
      tags: ["a"],
      state: "draft",
      versionCount: 0,
      draft: { content },
    });
    expect(await take("hero.prompt", text, other.context)).toMatchObject([{ outcome: "unchanged" }]);
    await other.close();
  });

  it("change a draft only where it stands on the version they were made from", async () => {
    const { context } = test;
    const { template } = await makeVersion(context, { slug: "fox" });
    const text = await exported(context, "fox");
    const changed = text.replace("a fox in the snow", "a fox in the rain");
    expect(await take("fox.prompt", changed)).toMatchObject([{ outcome: "updated", slug: "fox" }]);
    expect(await loadTemplate(context, { slug: "fox" })).toMatchObject({
      versionCount: 1,
      draft: { rev: 2, content: { body: "a fox in the rain" } },
    });
    // Now the draft is somebody's work, and the file another's.
    const other = text.replace("a fox in the snow", "a fox in the fog");
    expect(await take("fox.prompt", other)).toMatchObject([
      { outcome: "refused", error: { code: "import_conflict", params: { slug: "fox" } } },
    ]);
    await saveDraft(context, { templateId: template.id, rev: 2, content: contentOf("a fox in the snow") });
    expect(await take("fox.prompt", other)).toMatchObject([{ outcome: "updated" }]);
  });

  it("go as a zip that can be taken in again", async () => {
    const { context } = test;
    const one = await makeVersion(context, { slug: "one", folder: "a/b" });
    const two = await makeTemplate(context, { slug: "two" });
    const selection = { kind: "ids" as const, templateIds: [one.template.id, two.id] };
    const { url, count, exportId } = await createTemplateExport(context, { selection });
    expect({ url, count }).toEqual({ url: `/api/v1/library/exports/${exportId}`, count: 2 });
    const { zip: made } = await exportTemplates(context, exportId);
    const parts: Buffer[] = [];
    await made.writeTo(async (piece) => void parts.push(Buffer.from(piece)));
    const bytes = Buffer.concat(parts);
    expect(bytes.length).toBe(made.bytes);
    const files = await readZip(bytes);
    expect(files.map(({ name }) => name)).toEqual([
      "prompts/a/b/one.prompt",
      "prompts/two.prompt",
      "provenance.json",
    ]);
    expect(JSON.parse(String(files[2]?.bytes))).toMatchObject({
      templates: [
        { template: "one", version: 1, digest: one.version.digest },
        { template: "two", version: null, digest: null },
      ],
    });
    const other = await openTestStudio(opened.database);
    expect((await take("x.zip", bytes, other.context)).map(({ outcome }) => outcome)).toEqual([
      "created",
      "created",
    ]);
    await expect(exportTemplates(other.context, exportId)).rejects.toMatchObject({ code: "not_found" });
    test.advance(25 * 60 * 60 * 1000);
    await expect(exportTemplates(context, exportId)).rejects.toMatchObject({ code: "export_expired" });
    await other.close();
  });

  it("are refused one by one where they would lead outside, deceive or burst", async () => {
    const good = contentOfFile("good");
    const bad = { error: { code: "import_entry_unsafe" }, outcome: "refused" };
    for (const path of [
      "../evil.prompt",
      "/etc/evil.prompt",
      "a/../../evil.prompt",
      "C:/evil.prompt",
      "a\\b.prompt",
    ])
      expect(
        await take("x.zip", zip({ [path]: good, "fine.prompt": contentOfFile(slugFrom(path)) })),
        path,
      ).toMatchObject([
        { ...bad, error: { ...bad.error, params: { kind: "path" } } },
        { outcome: "created" },
      ]);
    const link = inDirectory(38, (bytes, at) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, at));
    expect(await take("x.zip", zip({ "link.prompt": good }, link))).toMatchObject([
      { error: { params: { kind: "link" } } },
    ]);
    // The twelve bytes before an encrypted file count as packed ones.
    const locked = inDirectory(8, (bytes, at) => {
      bytes.writeUInt16LE(0x0801, at);
      bytes.writeUInt32LE(bytes.readUInt32LE(at + 12) + 12, at + 12);
    });
    expect(await take("x.zip", zip({ "locked.prompt": good }, locked))).toMatchObject([
      { error: { params: { kind: "encrypted" } } },
    ]);
    expect(await take("x.zip", bomb(64 * 1024 * 1024))).toMatchObject([
      { error: { params: { kind: "size" } } },
    ]);
    // One that says it is small, and is not.
    expect(await take("x.zip", bomb(8 * 1024 * 1024, 1000))).toMatchObject([{ outcome: "refused" }]);
  });

  it("of a picture say which template it came from", async () => {
    const { context } = test;
    const { workspaceId } = context;
    const { template, version } = await makeVersion(context, { slug: "seen" });
    const mark = { slug: "seen", version: 1, digest: version.digest };
    const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: "#123456" } });
    for (const format of ["png", "jpeg", "webp"] as const) {
      const bytes = await plain.clone().toFormat(format).withXmp(templateXmp(mark)).toBuffer();
      expect(await findTemplateOf(context, { bytes })).toEqual({ slug: "seen", version: 1 });
    }
    const bare = await plain.clone().png().toBuffer();
    expect(await findTemplateOf(context, { bytes: bare })).toBeNull();
    expect(await findTemplateOf(context, { bytes: Buffer.from("no picture") })).toBeNull();
    const run = await startTemplateRun(context, {
      templateId: template.id,
      versionId: version.id,
      values: {},
      slots: {},
      overrides: {},
      connectionId: connectionId(workspaceId, "simulator"),
      model: "gpt-image-2.5-flare",
      idempotencyKey: newId("key"),
      via: "playground",
    });
    const { thumbHash: _, ...blob } = await storeDrawnBytes(test.studio, workspaceId, bare);
    await opened.database.client.blob.create({ data: { workspaceId, ...blob } });
    const imageId = newId("img");
    await opened.database.client.image.create({
      data: {
        id: imageId,
        workspaceId,
        actorKind: "user",
        actorId: "owner",
        origin: "run",
        runId: run.id,
        sha256: blob.sha256,
      },
    });
    expect(await findTemplateOf(context, { bytes: bare })).toMatchObject({ slug: "seen", version: 1 });
    const copy = await convertImage(context, { imageId, format: "webp", quality: 90 });
    const elsewhere = await buffer(copy.body);
    expect(templateInXmp((await sharp(elsewhere).metadata()).xmp?.toString() ?? "")).toEqual(mark);
    const other = await openTestStudio(opened.database);
    expect(await findTemplateOf(other.context, { bytes: bare })).toBeNull();
    await other.close();
  });

  it("say what is wrong with what is no prompt and no archive", async () => {
    expect(await take("x.prompt", "---\nname: [\n---\nbody")).toMatchObject([
      { outcome: "refused", slug: null },
    ]);
    await expect(take("x.zip", Buffer.from("PK\x03\x04 not a zip"))).rejects.toMatchObject({
      code: "import_archive_unreadable",
    });
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${index}.txt`, ""]));
    await expect(take("x.zip", zip(many))).rejects.toMatchObject({ code: "import_too_large" });
  });
});

const contentOfFile = (slug: string) => `---\nname: ${slug}\n---\na fox\n`;
const slugFrom = (path: string) => `f-${Buffer.from(path).toString("hex")}`;

/** A deflated entry of zeros; `said` is the size it claims to have. */
function bomb(size: number, said = size): Buffer {
  const plain = Buffer.alloc(size, 0x20);
  const packed = deflateRawSync(plain, { level: 9 });
  const name = Buffer.from("bomb.prompt");
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(plain), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(said, 22);
  head.writeUInt16LE(name.length, 26);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20, 6);
  head.copy(record, 10, 8, 26);
  record.writeUInt16LE(name.length, 28);
  const body = Buffer.concat([head, name, packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(record.length + name.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, record, name, end]);
}
