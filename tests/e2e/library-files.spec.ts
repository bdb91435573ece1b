import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { locales } from "#lib/i18n/locale.ts";
import { exportPrompt } from "#lib/library/export-prompt.ts";
import { freshTest as test } from "#tests/support/fresh-test.ts";
import { inStudio } from "#tests/support/in-studio.ts";
import { libraryPage } from "#tests/support/library-page.ts";
import { readZip } from "#tests/support/read-zip.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { untilStarters } from "#tests/support/starters.ts";
import { templatePage } from "#tests/support/template-page.ts";
import { contentOf, makeVersion } from "#tests/support/templates.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";
import { dropFiles } from "#tests/support/transfers.ts";

test.setTimeout(120_000);

/** A template of the studio and its file. */
const filed = (studio: Parameters<typeof inStudio>[0], slug: string, body: string): Promise<string> =>
  inStudio(studio, async (context) => {
    await untilStarters(context);
    await makeVersion(context, { slug, title: { en: slug, "zh-CN": "" }, content: contentOf(body) });
    return (await exportPrompt(context, { slug, number: null })).text;
  });

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

/** The line that tells what became of a file. */
const told = (dialog: Locator, name: string) => dialog.getByRole("listitem").filter({ hasText: name });

for (const locale of locales)
  test.describe(`in ${locale}`, () => {
    test.use({ locale, expectedErrors: [/400 \(Bad Request\)/] });

    test("files come in as drafts; each that does not says why, and what to do", async ({
      page,
      freshStudio: studio,
    }) => {
      const text = await filed(studio, "paper-boat", "A paper boat");
      const library = libraryPage(page, locale);
      const { t, dialog } = library;
      await library.open();
      await library.choose("library.new.label", "library.new.import");
      await expectAccessible(page);
      await dialog.getByLabel(t("library.import.folder")).fill("incoming");
      await dialog
        .locator("input[type=file]")
        .setInputFiles([
          fileOf("kite.prompt", text.replaceAll("paper-boat", "red-kite").replace("paper boat", "red kite")),
          fileOf("newer.prompt", text.replace(/format: \d+/, "format: 9000")),
          fileOf("broken.prompt", "---\nname: [\n---\nA paper boat\n"),
          fileOf("damaged.zip", "PK\u0003\u0004 and then nothing that a zip would hold"),
        ]);
      await expect(
        dialog.getByText(t("library.import.summary", { made: 1, refused: 3 }), { exact: true }),
      ).toBeVisible();
      await expect(told(dialog, "kite.prompt")).toContainText(t("library.import.becomes.created"));
      await expect(told(dialog, "newer.prompt")).toContainText("9000");
      await expect(told(dialog, "newer.prompt")).toContainText(t("errors.prompt_file_newer.next"));
      await expect(told(dialog, "broken.prompt")).toContainText(
        t("errors.prompt_file_unreadable.next", { kind: "x", line: 0, name: "", max: 0 }),
      );
      await expect(told(dialog, "damaged.zip")).toContainText(t("errors.import_archive_unreadable.what"));
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 800 });
      await expectNoSidewaysScroll(page);
      await told(dialog, "kite.prompt").getByRole("link").click();
      await expect(page).toHaveURL(/\/library\/red-kite$/);
      await expect(page.getByText("A red kite").first()).toBeVisible();
      const made = await inStudio(studio, ({ studio: { database }, workspaceId }) =>
        database.client.template.findMany({
          where: { workspaceId, folder: "incoming" },
          select: { slug: true, state: true, versionCount: true },
        }),
      );
      expect(made).toEqual([{ slug: "red-kite", state: "draft", versionCount: 0 }]);
    });
  });

test("a pasted prompt of a gallery gets its variables", async ({ page, freshStudio: studio }) => {
  const library = libraryPage(page);
  const { t, dialog } = library;
  await library.open();
  await library.choose("library.new.label", "library.new.paste");
  const box = dialog.getByRole("textbox", { name: t("library.import.pasted") });
  await expect(box).toBeFocused();
  await box.fill('A poster for {argument name="product" default="oolong tea"}, soft light');
  await dialog.getByRole("button", { name: t("library.import.take"), exact: true }).click();
  await expect(
    dialog.getByText(t("library.import.summary", { made: 1, refused: 0 }), { exact: true }),
  ).toBeVisible();
  await dialog.getByRole("link", { name: t("library.import.open") }).click();
  const template = templatePage(page);
  await expect(template.form.getByLabel("product")).toHaveValue("oolong tea");
  expect(studio.output()).not.toContain('"level":50');
});

test("templates leave as files and come back; a picture finds the template it came from", async ({
  page,
  freshStudio: studio,
}) => {
  const text = await filed(studio, "paper-boat", "A paper boat");
  await filed(studio, "red-kite", "A red kite");
  const library = libraryPage(page);
  const { t, dialog } = library;
  await library.open();

  await test.step("one alone is a .prompt, as it is", async () => {
    await library.named("paper-boat").focus();
    await page.keyboard.press("x");
    const saving = page.waitForEvent("download");
    await page.keyboard.press("d");
    const download = await saving;
    expect(download.suggestedFilename()).toBe("paper-boat.prompt");
    expect(await readFile(await download.path(), "utf8")).toBe(text);
  });

  await test.step("several are a ZIP, which is taken in again and changes nothing", async () => {
    await library.tick("red-kite").check({ force: true });
    const saving = page.waitForEvent("download");
    await library.bar.getByRole("button", { name: t("library.bulk.export") }).click();
    const zip = await readFile(await (await saving).path());
    const files = await readZip(zip);
    expect(files.map(({ name }) => name).sort()).toEqual([
      "prompts/paper-boat.prompt",
      "prompts/red-kite.prompt",
      "provenance.json",
    ]);
    await dropFiles(page, [{ name: "library.zip", type: "application/zip", content: zip }]);
    await expect(dialog.getByText(t("library.import.becomes.unchanged"))).toHaveCount(2);
    await dialog.getByRole("button", { name: t("library.import.done"), exact: true }).click();
  });

  await test.step("a picture of nowhere is said to be one", async () => {
    const pixel = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await dropFiles(page, [{ name: "found.png", type: "image/png", content: pixel }]);
    await expect(library.toast(t("library.drop.unknown"))).toBeVisible();
  });

  await test.step("one drawn here opens its template", async () => {
    const template = templatePage(page);
    await template.open("paper-boat");
    await template.draw(1).click();
    const run = template.form.getByRole("article");
    await expect(run).toHaveAttribute("aria-busy", "false", { timeout: 40_000 });
    await expect(run.locator("[data-picture]")).toBeVisible();
    const address = await page.evaluate(async () => {
      const { images } = await (await fetch("/api/v1/images?timeZone=UTC")).json();
      return images[0].url as string;
    });
    const content = await (await page.request.get(address)).body();
    await library.open();
    await dropFiles(page, [{ name: "from-a-chat.png", type: "image/png", content }]);
    await expect(page).toHaveURL(/\/library\/paper-boat$/);
  });
});
