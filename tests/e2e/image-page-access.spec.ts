import { locales } from "#lib/i18n/locale.ts";
import { imagePage } from "#tests/support/image-page.ts";
import { expectVisibleFocus, tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.setTimeout(120_000);

test("from a picture along what it came from and what it became, all by keyboard", async ({ page }) => {
  await withoutMouse(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await leaveDraft(page, cheap);
  const playground = playgroundPage(page);
  const viewer = imagePage(page);
  const { t, info } = viewer;
  const { keyboard } = page;
  await playground.open();
  const source = await draw(playground, "A paper boat");

  await test.step("a picture is attached from within the viewer, and another made with it", async () => {
    await keyboard.press("Alt+j");
    await keyboard.press("Enter");
    await expect(viewer.dialog).toBeVisible();
    await keyboard.press("r");
    await keyboard.press("Escape");
    await expect(playground.pictures(source)).toBeFocused();
    await keyboard.press("c");
    await playground.prompt.fill("");
    await draw(playground, "The same boat at night");
  });

  const tree = (key: string) => info.getByRole("tree", { name: t(`viewer.lineage.${key}`) });
  const line = (key: string) => tree(key).getByRole("treeitem").first();
  await test.step("the lineage leads to the source, and from there back", async () => {
    await keyboard.press("Alt+j");
    await keyboard.press("Enter");
    await expect(line("parents")).toBeVisible();
    await tabTo(page, line("parents"));
    await keyboard.press("Enter");
    await expect(info.getByText("A paper boat")).toBeVisible();
    await expect(line("children")).toContainText("The same boat at night");
    const address = viewer.address();
    await tabTo(page, line("children"));
    await keyboard.press("Enter");
    await expect(line("parents")).toContainText("A paper boat");
    expect(viewer.address()).not.toBe(address);
  });

  await test.step("stars, a tag and a collection are given and stay", async () => {
    await keyboard.press("5");
    await expect(viewer.button("rating.clear", { rating: 5 })).toHaveAttribute("aria-pressed", "true");
    const field = info.getByRole("combobox", { name: t("viewer.tags.add") });
    await tabTo(page, field);
    await keyboard.type("夜晚");
    await keyboard.press("Enter");
    await expect(info.getByRole("list", { name: t("viewer.tags.label") })).toContainText("夜晚");
    const collections = info.getByRole("button", { name: t("viewer.collections.change") });
    await tabTo(page, collections);
    await keyboard.press("Enter");
    const named = page.getByRole("textbox", { name: t("viewer.collections.new") });
    await expect(named).toBeVisible();
    await tabTo(page, named);
    await keyboard.type("Boats");
    await keyboard.press("Enter");
    await expect(info.getByRole("link", { name: "Boats" })).toBeAttached();
    await keyboard.press("Escape");
    await expect(viewer.dialog).toBeVisible();
    await page.reload();
    await expect(info.getByRole("list", { name: t("viewer.tags.label") })).toContainText("夜晚");
    await expect(info.getByRole("link", { name: "Boats" })).toBeVisible();
    // Until the page listens again, a way back would change the address alone.
    await expect(async () => {
      await keyboard.press("i");
      await expect(info).toBeHidden({ timeout: 500 });
    }).toPass();
    await keyboard.press("i");
    await expect(info).toBeVisible();
    await page.goBack();
  });

  await test.step("runs are gone through by Up and Down, the information is shown and hidden, commands are found", async () => {
    // The page is made anew after a reload: until it listens a press does nothing.
    await expect(async () => {
      await keyboard.press("Alt+j");
      await expect(playground.pictures(playground.runs.last())).toBeFocused({ timeout: 500 });
    }).toPass();
    await keyboard.press("Enter");
    await expect(info.getByText("The same boat at night").first()).toBeVisible();
    await keyboard.press("ArrowUp");
    await expect(info.getByText("A paper boat").first()).toBeVisible();
    await keyboard.press("ArrowDown");
    await expect(info.getByText("The same boat at night").first()).toBeVisible();
    await keyboard.press("i");
    await expect(info).toBeHidden();
    await keyboard.press("Control+k");
    await expect(
      page.getByRole("dialog", { name: t("shell.palette.title") }).getByRole("combobox"),
    ).toBeFocused();
    await keyboard.type(t("viewer.info.toggle"));
    await keyboard.press("Enter");
    await expect(info).toBeVisible();
  });

  await test.step("Tab goes round inside, every stop is seen", async () => {
    for (let press = 0; press < 30; press++) {
      await keyboard.press("Tab");
      const inDocument = await page.evaluate(() => document.activeElement !== document.body);
      if (inDocument) await expectVisibleFocus(page);
    }
    await keyboard.press("Escape");
    await expect(viewer.dialog).toBeHidden();
  });
});

for (const locale of locales) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("no accessibility violation over the page, as a page, with what opens, on a phone", async ({
        page,
      }) => {
        await leaveDraft(page, cheap);
        const playground = playgroundPage(page, locale);
        const viewer = imagePage(page, locale);
        await playground.open();
        const run = await draw(playground, locale === "en" ? "A tin robot" : "铁皮机器人");
        await playground.pictures(run).click();
        await viewer.seen();
        await expect(viewer.info.getByRole("heading", { name: viewer.t("viewer.file.label") })).toBeVisible();
        await expectAccessible(page);
        await viewer.openMenu();
        await expect(page.getByRole("menu")).toBeVisible();
        await expectAccessible(page);
        await viewer.item("convert").click();
        await expect(page.getByRole("dialog", { name: viewer.t("viewer.convert.title") })).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await page.keyboard.press("z");
        await page.keyboard.press("b");
        await expectAccessible(page);
        await page.reload();
        await viewer.seen();
        await expectAccessible(page);

        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 700 });
          await expectNoSidewaysScroll(page);
          await viewer.button("info.toggle").click();
          const sheet = page.getByRole("dialog", { name: viewer.t("viewer.info.label") });
          await expect(sheet).toBeVisible();
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
          await page.keyboard.press("Escape");
          await expect(sheet).toBeHidden();
        }
      });
    });
  }
}

test("a prompt of 32,000 characters scrolls in its place and is copied whole", async ({
  page,
  context,
  studio,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await leaveDraft(page, cheap);
  const playground = playgroundPage(page);
  const viewer = imagePage(page);
  await playground.open();
  const long = "一只纸船漂在夜里的河上，".repeat(2666).slice(0, 31_990);
  await playground.prompt.fill(long);
  await playground.prompt.press("Control+Enter");
  await expect(playground.runs.last()).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
  await playground.pictures(playground.runs.last()).click();
  await viewer.seen();
  const text = viewer.info.getByRole("region", { name: viewer.t("viewer.prompt.text") });
  await expect(text).toHaveAttribute("lang", "zh-CN");
  expect(await text.evaluate(({ clientHeight, scrollHeight }) => scrollHeight > 10 * clientHeight)).toBe(
    true,
  );
  await expectNoSidewaysScroll(page);
  await page.keyboard.press("Shift+C");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(long);
  expect(studio.output()).not.toContain(long.slice(0, 100));
});
