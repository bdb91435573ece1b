import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expect, test } from "#tests/support/test.ts";

test.beforeEach(({ page }) => leaveDraft(page, cheap));

test("earlier prompts come back with Alt+Up, and what was half written waits below them", async ({
  page,
}) => {
  const playground = playgroundPage(page);
  const { prompt } = playground;
  await playground.open();
  await draw(playground, "A first teapot");
  await draw(playground, "A second teapot");
  await prompt.fill("Half a thou");
  await prompt.press("Alt+ArrowUp");
  await expect(prompt).toHaveValue("A second teapot");
  await prompt.press("Alt+ArrowUp");
  await prompt.press("Alt+ArrowUp");
  await expect(prompt).toHaveValue("A first teapot");
  await prompt.press("Alt+ArrowDown");
  await prompt.press("Alt+ArrowDown");
  await expect(prompt).toHaveValue("Half a thou");
  await playground.reload();
  await expect(prompt).toHaveValue("Half a thou");
  await prompt.press("Alt+ArrowUp");
  await expect(prompt).toHaveValue("A second teapot");
});

test("what is deleted comes back by the toast or by Ctrl+Z, and else stays away", async ({ page }) => {
  const playground = playgroundPage(page);
  const { t } = playground;
  await playground.open();
  await playground.settings.getByRole("button", { name: t("playground.settings.more") }).click();
  const run = await draw(playground, "Two blue cups");
  const pictures = playground.pictures(run);
  const toasts = page.getByRole("region", { name: t("common.notifications") });
  const deleteFirst = async () => {
    await run.getByRole("listitem").first().hover();
    await run
      .getByRole("button", { name: t("playground.image.menu") })
      .first()
      .click();
    await page.getByRole("menuitem", { name: t("playground.image.delete") }).click();
    await expect(pictures).toHaveCount(1);
    await expect(toasts.getByText(t("playground.image.deleted")).last()).toBeVisible();
  };
  const undo = toasts.getByRole("button", { name: t("playground.undo") }).last();
  const runMenu = async (key: string) => {
    await run.getByRole("button", { name: t("playground.run.menu") }).click();
    await page.getByRole("menuitem", { name: t(key) }).click();
  };

  await test.step("a picture, by the toast", async () => {
    await deleteFirst();
    await undo.click();
    await expect(pictures).toHaveCount(2);
  });

  await test.step("a picture, by Ctrl+Z outside of a text", async () => {
    await deleteFirst();
    await page.keyboard.press("Control+z");
    await expect(pictures).toHaveCount(2);
    await playground.reload();
    await expect(pictures).toHaveCount(2);
  });

  await test.step("a whole run, by the toast", async () => {
    await runMenu("playground.run.delete");
    await expect(run).toHaveCount(0);
    await undo.click();
    await expect(pictures).toHaveCount(2);
  });

  await test.step("without undo it is gone for the next visit too", async () => {
    await runMenu("playground.run.delete");
    await expect(run).toHaveCount(0);
    await expect(toasts.getByText(t("playground.run.deleted")).last()).toBeVisible();
    await expect(async () => {
      await playground.reload();
      await expect(playground.generate(2)).toBeVisible();
      await expect(run).toHaveCount(0, { timeout: 1000 });
    }).toPass();
  });
});

test("a favourite and a reused run outlive a restart of the studio", async ({ page, studio }) => {
  const playground = playgroundPage(page);
  const { t, prompt, settings } = playground;
  await playground.open();
  await settings.getByRole("radio", { name: "1024 × 1536", exact: true }).check();
  const text = "A tall clock tower";
  const run = await draw(playground, text);
  const cost = await run.locator("dd").filter({ hasText: "$" }).innerText();
  const star = run.getByRole("button", { name: t("playground.image.favourite") });
  await run.getByRole("listitem").hover();
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  const original = await sourceOf();

  await page.goto("about:blank");
  expect(await studio.stop()).toBe(0);
  await studio.start();
  await playground.open(studio.url);

  await test.step("the same picture, bytes, cost and star", async () => {
    await expect(playground.pictures(run)).toHaveCount(1);
    await expect(run.locator("dd").filter({ hasText: "$" })).toHaveText(cost);
    await expect(star).toHaveAttribute("aria-pressed", "true");
    expect(await sourceOf()).toEqual(original);
  });

  await test.step("reuse brings back prompt and settings, and sends nothing", async () => {
    await settings.getByRole("radio", { name: "1024 × 1024", exact: true }).check();
    await prompt.fill("Something else");
    const runs = await playground.runs.count();
    await run.getByRole("button", { name: t("playground.run.menu") }).click();
    await page.getByRole("menuitem", { name: t("playground.run.reuse") }).click();
    await expect(prompt).toHaveValue(text);
    await expect(prompt).toBeFocused();
    await expect(settings.getByRole("radio", { name: "1024 × 1536", exact: true })).toBeChecked();
    await expect(playground.runs).toHaveCount(runs);
  });

  async function sourceOf(): Promise<Buffer> {
    const download = run.getByRole("link", { name: t("playground.image.download") });
    const answer = await page.request.get((await download.getAttribute("href")) ?? "");
    expect(answer.ok()).toBe(true);
    return await answer.body();
  }
});

test("the commands are found by typing and run by Enter; Esc closes one layer at a time", async ({
  page,
}) => {
  const playground = playgroundPage(page);
  const { t, prompt } = playground;
  await playground.open();
  const palette = page.getByRole("dialog", { name: t("shell.palette.title") });
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("no such command");
  await expect(palette.getByText(t("shell.palette.none", { query: "no such command" }))).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("focus");
  await expect(palette.getByRole("option", { selected: true })).toHaveText(
    new RegExp(t("playground.commands.focusPrompt")),
  );
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(prompt).toBeFocused();

  await page.getByRole("button", { name: t("shell.palette.open") }).click();
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.keyboard.press("Control+.");
  await expect(playground.settings).toBeHidden();
  await page.keyboard.press("Control+.");
  await expect(playground.settings).toBeVisible();
});

test("? shows the shortcuts, but not while one writes, and single keys can be switched off", async ({
  page,
}) => {
  const playground = playgroundPage(page);
  const { t, prompt } = playground;
  await playground.open();
  const help = page.getByRole("dialog", { name: t("shell.help.title") });
  await prompt.fill("");
  await page.keyboard.type("Why?");
  await expect(prompt).toHaveValue("Why?");
  await expect(help).toHaveCount(0);

  await page.getByRole("main").focus();
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await expect(help.getByRole("searchbox")).toBeFocused();
  await expect(help.getByText("Ctrl+Enter")).toBeVisible();
  await page.keyboard.type("undo");
  await expect(help.getByRole("term")).toHaveText([t("playground.commands.undo")]);
  await help.getByRole("switch", { name: t("shell.help.singleKeys") }).click();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  await page.getByRole("main").focus();
  await page.keyboard.press("c");
  await page.keyboard.press("?");
  await expect(help).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
  await page.getByRole("button", { name: t("shell.help.open"), exact: true }).click();
  await help.getByRole("switch", { name: t("shell.help.singleKeys") }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("main").focus();
  await page.keyboard.press("c");
  await expect(prompt).toBeFocused();
});
