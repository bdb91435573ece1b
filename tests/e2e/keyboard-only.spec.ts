import { expectVisibleFocus, tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { cheap, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test("from the skip link to a deleted and restored picture, all by keyboard", async ({ page }) => {
  await withoutMouse(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await leaveDraft(page, cheap);
  const playground = playgroundPage(page);
  const { t, prompt, settings } = playground;
  const { keyboard } = page;
  await playground.open();

  await test.step("the skip link is the first stop and leads past the navigation", async () => {
    await keyboard.press("Tab");
    await expect(page.getByRole("link", { name: t("shell.skip") })).toBeFocused();
    await expectVisibleFocus(page);
    await keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await tabTo(page, prompt);
  });

  const choice = (name: string) => settings.getByRole("radio", { name, exact: true });
  await test.step("size, quality and count are set by arrows, each control a Tab away", async () => {
    await tabTo(page, page.getByRole("button", { name: /^Size/ }));
    await keyboard.press("Enter");
    await expect(choice("1024 × 1024")).toBeFocused();
    await keyboard.press("ArrowRight");
    await expect(choice("1536 × 1024")).toBeChecked();
    await tabTo(page, choice(t("models.quality.low")));
    await keyboard.press("ArrowRight");
    await expect(choice(t("models.quality.medium"))).toBeChecked();
    await keyboard.press("ArrowLeft");
    await expect(choice(t("models.quality.low"))).toBeChecked();
    const count = settings.getByRole("spinbutton", { name: t("models.count.label") });
    await tabTo(page, count);
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowUp");
    await expect(count).toHaveValue("3");
    await expect(playground.generate(3)).toBeVisible();
  });

  await test.step("the way back goes by the same stops", async () => {
    await tabTo(page, choice(t("models.quality.low")), "Shift+Tab");
    await tabTo(page, prompt, "Shift+Tab");
  });

  const text = "A lighthouse on a cliff, paper cut";
  const run = playground.run(text);
  const picture = (number: number) =>
    run.getByRole("button", { name: t("playground.image.name", { number, prompt: text }), exact: true });
  await test.step("three pictures are drawn, and the focus stays in the prompt", async () => {
    await keyboard.type(text);
    await keyboard.press("Control+Enter");
    await expect(run.getByRole("listitem")).toHaveCount(3);
    await expect(run).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
    await expect(prompt).toBeFocused();
  });

  const viewer = page.getByRole("dialog", { name: t("viewer.label") });
  await test.step("Alt+J goes to the newest, Enter opens it, arrows walk, F stars", async () => {
    await keyboard.press("Alt+j");
    await expect(picture(1)).toBeFocused();
    await expectVisibleFocus(page);
    await keyboard.press("Enter");
    await expect(viewer).toBeVisible();
    const large = () => viewer.getByRole("img", { name: text }).getAttribute("src");
    const first = await large();
    await keyboard.press("ArrowRight");
    await expect.poll(large).not.toBe(first);
    await keyboard.press("ArrowLeft");
    await expect.poll(large).toBe(first);
    await keyboard.press("f");
    await expect(viewer.getByRole("button", { name: t("playground.image.favourite") })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  await test.step("Esc returns to the picture one came from, or has gone to", async () => {
    await keyboard.press("Escape");
    await expect(viewer).toBeHidden();
    await expect(picture(1)).toBeFocused();
    await keyboard.press("Enter");
    await keyboard.press("ArrowRight");
    await keyboard.press("Escape");
    await expect(picture(2)).toBeFocused();
    await expectVisibleFocus(page);
  });

  await test.step("Delete takes the picture away, Ctrl+Z brings it back", async () => {
    await keyboard.press("Delete");
    await expect(picture(2)).toHaveCount(0);
    await keyboard.press("Control+z");
    await expect(picture(2)).toBeVisible();
  });

  await test.step("a picture's menu opens, moves and closes by keys, and gives the focus back", async () => {
    await keyboard.press("Alt+j");
    await expect(picture(1)).toBeFocused();
    const more = run.getByRole("button", { name: t("playground.image.menu") }).first();
    await tabTo(page, more);
    await keyboard.press("Enter");
    const menu = page.getByRole("menu");
    await expect(menu.getByRole("menuitem", { name: t("playground.image.open") })).toBeFocused();
    await keyboard.press("ArrowDown");
    await expect(menu.getByRole("menuitemcheckbox", { name: t("playground.image.favourite") })).toBeFocused();
    await keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(more).toBeFocused();
  });
  await expectAccessible(page);
});

test("Tab goes round the whole page without a trap", async ({ page }) => {
  await withoutMouse(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const playground = playgroundPage(page);
  await playground.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: playground.t("shell.skip") });
  await expect(skip).toBeFocused();
  await tabTo(page, playground.prompt);
  await tabTo(page, page.getByRole("button", { name: playground.t("playground.code.open") }));
  // Behind the last stop comes the window itself, then the first again.
  await page.keyboard.press("Tab");
  await tabTo(page, skip);
});
