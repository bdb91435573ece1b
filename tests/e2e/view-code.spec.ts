import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import sharp from "sharp";
import { draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { plainPng } from "#tests/support/simulator-server.ts";
import { expectAccessible, test } from "#tests/support/test.ts";
import { dropFiles } from "#tests/support/transfers.ts";

const wish = `A "quoted" kite, $HOME and 'all': 风筝`;
const languages = ["curl", "TypeScript", "Python", "C#"];

test("the code says what is set, in four languages, and holds no key", async ({ page, studio }) => {
  const playground = playgroundPage(page);
  const { t } = playground;
  const sheet = page.getByRole("dialog", { name: t("code.title") });
  const block = (language: string) => sheet.getByRole("region", { name: t("code.block", { language }) });
  await leaveDraft(page, {
    count: 3,
    parameters: { size: "1536x864", quality: "low", outputFormat: "webp" },
  });
  await playground.open();
  await expect(playground.generate(3)).toBeVisible();
  await dropFiles(page, [{ name: "my kite.png", type: "image/png", content: await plainPng(64, 64) }]);
  await expect(
    page.getByRole("list", { name: t("playground.attachments.label") }).locator("img"),
  ).toBeVisible();
  await playground.prompt.fill(wish);
  await playground.settings.getByRole("button", { name: t("playground.code.open") }).click();

  for (const language of languages) {
    await test.step(language, async () => {
      await sheet.getByRole("radio", { name: language }).check();
      const code = await block(language).innerText();
      for (const part of [
        "gpt-image-2.5-flare",
        "1536x864",
        "low",
        "webp",
        "my kite.png",
        "风筝",
        "OPENAI_API_KEY",
      ])
        expect(code).toContain(part);
      expect(code).toMatch(/\bn\b\W+3\b|NumberOfImages|n=3|"3"/);
      expect(code).toContain(`${studio.url}/simulator/v1`);
      expect(code).not.toMatch(/\bsk-[a-z0-9]/i);
    });
  }
  await test.step("the language stands in the address and is found again", async () => {
    await expect(page).toHaveURL(/[?&]code=csharp/);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(page).not.toHaveURL(/code=/);
  });
  await test.step("the code can be scrolled by keyboard", async () => {
    await playground.settings.getByRole("button", { name: t("playground.code.open") }).click();
    await sheet.getByRole("button", { name: t("code.copy") }).focus();
    await page.keyboard.press("Tab");
    await expect(sheet.getByRole("region")).toBeFocused();
  });
});

const tools = ["bash", "curl", "jq", "base64"];
const missing = tools.filter((tool) => spawnSync(tool, ["--version"]).error);

test("the copied curl draws the picture", async ({ page }) => {
  test.skip(missing.length > 0, `the copied script needs ${missing.join(" and ")}`);
  const playground = playgroundPage(page);
  const { t } = playground;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await leaveDraft(page, { parameters: { size: "1024x1536", quality: "low", partialImages: 0 } });
  await playground.open();
  await expect(playground.settings.getByRole("radio", { name: "1024 × 1536" })).toBeChecked();
  await playground.prompt.fill(wish);
  await playground.settings.getByRole("button", { name: t("playground.code.open") }).click();
  const sheet = page.getByRole("dialog", { name: t("code.title") });
  await sheet.getByRole("radio", { name: "curl" }).check();
  await sheet.getByRole("button", { name: t("code.copy") }).click();
  await expect(page.getByText(t("playground.copied"), { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const { width, height, format } = await sharp(await run(copied)).metadata();
  expect({ width, height, format }).toEqual({ width: 1024, height: 1536, format: "png" });
});

test("the code of a run that was made asks for the same picture", async ({ page }) => {
  const playground = playgroundPage(page);
  const { t } = playground;
  await leaveDraft(page, { parameters: { size: "1536x1024", quality: "low", partialImages: 0 } });
  await playground.open();
  await expect(playground.settings.getByRole("radio", { name: "1536 × 1024" })).toBeChecked();
  const made = await draw(playground, "a lighthouse, as it was asked for");
  await playground.prompt.fill("something else by now");
  await made.getByRole("button", { name: t("playground.run.menu") }).click();
  await page.getByRole("menuitem", { name: t("playground.code.open") }).click();
  const code = page.getByRole("dialog", { name: t("code.title") }).getByRole("region");
  await expect(code).toContainText("a lighthouse, as it was asked for");
  await expect(code).toContainText("1536x1024");
});

/** Runs a shell script as it was copied, in a folder of its own, and reads the picture it leaves there. */
async function run(script: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-curl-"));
  try {
    await writeFile(join(folder, "copied.sh"), `set -eu -o pipefail\n${script}`);
    await promisify(execFile)("bash", ["copied.sh"], {
      cwd: folder,
      env: { ...process.env, OPENAI_API_KEY: "sk-anything" },
    });
    return await readFile(join(folder, "picture-1.png"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
