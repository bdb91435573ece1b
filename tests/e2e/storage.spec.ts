import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { locales } from "#lib/i18n/locale.ts";
import { freshTest } from "#tests/support/fresh-test.ts";
import { tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { noise } from "#tests/support/pictures.ts";
import { playgroundPage } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { sharedFrom } from "#tests/support/shared.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";
import { wordsOf } from "#tests/support/words.ts";

const t = wordsOf("en");

freshTest(
  "the trash is emptied by typing how many pictures are in it, without a mouse",
  async ({ page, freshStudio }) => {
    const shared = await sharedFrom(freshStudio, { prompt: "kites", pictures: 3 });
    const { client } = shared.context.studio.database;
    await client.image.updateMany({
      where: { id: { in: shared.imageIds.slice(0, 2) } },
      data: { deletedAt: new Date() },
    });
    await withoutMouse(page);
    await playgroundPage(page).open();
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: t("shell.palette.title") })).toBeVisible();
    await page.keyboard.type(t("shell.commands.storage"));
    await expect(page.getByRole("option", { name: t("shell.commands.storage") })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: t("storage.title") })).toBeVisible();
    // What had the focus went with the page before: the first press leads back to the document's beginning.
    await page.keyboard.press("Tab");
    await tabTo(page, page.getByRole("button", { name: t("storage.trash.purge") }));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: t("storage.trash.askTitle", { count: 2 }) });
    await expect(dialog.getByRole("textbox")).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page.getByText(t("storage.trash.empty", { days: 30 }))).toBeVisible();
    const left = await client.image.count({ where: { purgedAt: null } });
    const audited = (await shared.audit()).map(({ action }) => action);
    expect([left, audited.filter((action) => action.startsWith("images."))]).toEqual([1, ["images.purge"]]);
    await shared.close();
  },
);

freshTest("a limit refuses what would go beyond it, and says so", async ({ page, freshStudio }) => {
  await page.goto("/storage");
  const limit = page.getByRole("textbox", { name: t("storage.limit.label") });
  await limit.fill("a lot");
  await limit.press("Enter");
  await expect(page.getByText(t("storage.limit.wrong"))).toBeVisible();
  await limit.fill("0.002");
  await limit.press("Enter");
  await expect(page.getByText(t("storage.limit.saved"))).toBeVisible();
  const upload = async () => {
    const body = new Uint8Array(await noise(1000, 600).png().toBuffer());
    return fetch(`${freshStudio.url}/api/v1/uploads`, { method: "POST", body });
  };
  expect((await upload()).status).toBe(201);
  const body = new Uint8Array(await noise(1000, 601).png().toBuffer());
  const refused = await fetch(`${freshStudio.url}/api/v1/uploads`, { method: "POST", body });
  expect([refused.status, await refused.json()]).toMatchObject([
    507,
    { error: { code: "storage_quota_exceeded" } },
  ]);
});

freshTest(
  "a check names lost files with their pictures, and its report survives a reload and a restart",
  async ({ page, freshStudio }) => {
    const shared = await sharedFrom(freshStudio, { prompt: "kites", pictures: 3 });
    const originals = join(freshStudio.folder, "blobs", "originals");
    const [victim] = readdirSync(originals, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    if (!victim) throw new Error("three files were written");
    rmSync(join(victim.parentPath, victim.name));
    await page.goto("/storage");
    await page.getByRole("button", { name: t("storage.check.start") }).click();
    const verdict = page.getByText(t("storage.check.over.done", { count: 1 })).first();
    await expect(verdict).toBeVisible({ timeout: 15_000 });
    await page.reload();
    await expect(verdict).toBeVisible();
    await expect(page.getByText(victim.name.slice(0, 16))).toBeVisible();
    await expect(page.getByRole("link", { name: t("storage.check.picture") })).toHaveAttribute(
      "href",
      /^\/i\/img_/,
    );
    await expectAccessible(page);
    await freshStudio.kill();
    await freshStudio.start();
    await page.reload();
    await expect(verdict).toBeVisible();
    await shared.close();
  },
);

for (const locale of locales)
  for (const colorScheme of ["light", "dark"] as const)
    freshTest.describe(`${locale}, ${colorScheme}`, () => {
      freshTest.use({ locale, colorScheme });

      freshTest(
        "storage has no accessibility violation, and nothing to be scrolled sideways",
        async ({ page, freshStudio }) => {
          const words = wordsOf(locale);
          const shared = await sharedFrom(freshStudio, { prompt: "kites", pictures: 2 });
          const { client } = shared.context.studio.database;
          await client.image.update({
            where: { id: shared.imageIds[0] ?? "" },
            data: { deletedAt: new Date() },
          });
          await page.goto("/storage");
          await expect(page.getByRole("heading", { level: 1, name: words("storage.title") })).toBeVisible();
          await expect(page.getByText(words("storage.reading"))).toHaveCount(0);
          await expectAccessible(page);
          await page.setViewportSize({ width: 320, height: 640 });
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
          await shared.close();
        },
      );
    });
