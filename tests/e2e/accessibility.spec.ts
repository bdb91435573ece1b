import type { Page } from "@playwright/test";
import { locales } from "#lib/i18n/locale.ts";
import { freshTest } from "#tests/support/fresh-test.ts";
import {
  cheap,
  draw,
  leaveDraft,
  type PlaygroundPage,
  playgroundPage,
} from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

const themes = ["light", "dark"] as const;

test.setTimeout(120_000);

freshTest(
  "the first visit has no accessibility violation, in both themes and languages",
  async ({ browser, baseURL }) => {
    for (const locale of locales) {
      for (const colorScheme of themes) {
        const context = await browser.newContext({ locale, colorScheme, baseURL });
        const playground = playgroundPage(await context.newPage(), locale);
        await playground.open();
        await expect(playground.page.locator("html")).toHaveAttribute("lang", locale);
        await expectAccessible(playground.page);
        await playground.page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(playground.page);
        await expectAccessible(playground.page);
        await context.close();
      }
    }
  },
);

for (const locale of locales) {
  for (const colorScheme of themes) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("no accessibility violation wherever one goes", async ({ page }) => {
        await leaveDraft(page, cheap);
        const playground = playgroundPage(page, locale);
        await playground.open();
        await visitStates(playground, () => expectAccessible(page));
      });
    });
  }

  test.describe(`${locale}, 320 px wide`, () => {
    test.use({ locale, viewport: { width: 320, height: 640 } });

    test("nothing must be scrolled sideways wherever one goes", async ({ page }) => {
      await leaveDraft(page, cheap);
      const playground = playgroundPage(page, locale);
      await playground.open();
      await visitStates(playground, () => expectNoSidewaysScroll(page));
    });
  });
}

/** Brings the page into each of its states and looks at it there. */
async function visitStates(playground: PlaygroundPage, look: () => Promise<void>): Promise<void> {
  const { page, t, prompt } = playground;
  const dialog = (key: string) => page.getByRole("dialog", { name: t(key) });

  await test.step("while pictures are drawn", async () => {
    const text = "A kite over dunes [fault:slow=20000]";
    await prompt.fill(text);
    await prompt.press("Control+Enter");
    const run = playground.run(text);
    await expect(run).toHaveAttribute("aria-busy", "true");
    await expect(run.locator("[data-tile=receiving], [data-tile=dispatching]")).toBeVisible();
    await look();
    await expect(run).toHaveAttribute("aria-busy", "true");
  });

  await test.step("with finished pictures", async () => {
    const run = await draw(playground, "A kite over dunes");
    await expect(playground.pictures(run)).toBeVisible();
    await look();
    await run.getByRole("button", { name: t("playground.run.menu") }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await look();
    await page.keyboard.press("Escape");
    await playground.pictures(run).click();
    await expect(dialog("viewer.label")).toBeVisible();
    await look();
    await page.keyboard.press("Escape");
  });

  await test.step("with tiles that tell of an error", async () => {
    const prompts = ["A kite [fault:moderation-input]", "A kite [fault:cut]"];
    for (const text of prompts) {
      await prompt.fill(text);
      await prompt.press("Control+Enter");
    }
    const retry = { name: t("playground.tile.retry"), exact: true };
    for (const text of prompts)
      await expect(playground.run(text).getByRole("button", retry)).toBeVisible({ timeout: 20_000 });
    await look();
  });

  await test.step("with something to mend at the composer", async () => {
    await prompt.fill("");
    await prompt.press("Control+Enter");
    await expect(
      playground.composer.getByRole("alert").getByText(t("errors.prompt_empty.what")),
    ).toBeVisible();
    await look();
  });

  await test.step("with the commands, the shortcuts and the code open", async () => {
    await page.keyboard.press("Control+k");
    await expect(dialog("shell.palette.title").getByRole("option").first()).toBeVisible();
    await look();
    await chooseCommand(page, t("shell.commands.help"));
    await expect(dialog("shell.help.title")).toBeVisible();
    await look();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await chooseCommand(page, t("playground.commands.code"));
    await expect(dialog("code.title")).toBeVisible();
    await look();
    await page.keyboard.press("Escape");
  });

  await test.step("on a phone, with the settings and the rest open", async () => {
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    if (width > 390) await page.setViewportSize({ width: 390, height: 844 });
    await look();
    await page.getByRole("button", { name: t("shell.inspector.open"), exact: true }).click();
    const sheet = dialog("shell.inspector.label");
    await expect(sheet).toBeVisible();
    await sheet.getByText(t("playground.settings.advanced")).click();
    await look();
    await sheet.getByRole("button", { name: /gpt-image-2\.5-flare/ }).click();
    await expect(dialog("playground.settings.chooseModel")).toBeVisible();
    await look();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await page.getByRole("button", { name: t("shell.more"), exact: true }).click();
    await expect(dialog("shell.more")).toBeVisible();
    await look();
    await page.setViewportSize({ width, height });
  });
}

async function chooseCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await page.getByRole("option", { name }).click();
}
