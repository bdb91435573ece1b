import type { Page } from "@playwright/test";
import { locales } from "#lib/i18n/locale.ts";
import { freshTest as test } from "#tests/support/fresh-test.ts";
import { type GalleryPage, galleryPage, seededStudio } from "#tests/support/gallery-page.ts";
import { tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";

test.setTimeout(120_000);

test("a picture is found, marked, opened and chosen without a mouse", async ({ page, freshStudio }) => {
  await seededStudio(freshStudio, 80);
  await withoutMouse(page);
  const gallery = galleryPage(page);
  const { t } = gallery;
  await gallery.open();
  await tabTo(page, gallery.picture(0));
  await page.keyboard.press("ArrowRight");
  await expect(gallery.picture(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(gallery.pictures.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(gallery.picture(0)).toBeFocused();
  await page.keyboard.press("4");
  await expect(gallery.picture(0)).toHaveAccessibleName(/4 stars/);
  await page.keyboard.press("0");
  await expect(gallery.picture(0)).not.toHaveAccessibleName(/stars/);

  await page.keyboard.press("x");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("x");
  await expect(gallery.selected).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(gallery.selected).toHaveCount(0);

  await page.keyboard.press("Enter");
  await expect(gallery.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(gallery.dialog).toBeHidden();
  await expect(gallery.picture(1)).toBeFocused();

  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(gallery.picture(1)).toBeFocused();
  await tabTo(
    page,
    page
      .getByRole("group", { name: t("gallery.actions") })
      .getByRole("button")
      .first(),
  );

  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("x");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/compare\?ids=img_\w+(,|%2C)img_\w+/);
  await page.goBack();
  await expect(gallery.selected).toHaveCount(2);
});

/** Everything one may meet; `look` after each. */
async function visitStates(gallery: GalleryPage, lookAt: () => Promise<void>): Promise<void> {
  const { page, t } = gallery;
  const look = async () => {
    await atRest(page);
    await lookAt();
  };
  await gallery.open();
  await expect(gallery.picture(0)).toBeVisible();
  await look();
  await page.getByRole("button", { name: t("gallery.filters.open") }).click();
  await expect(page.getByRole("radio", { name: t("gallery.filters.atLeast", { rating: 2 }) })).toBeVisible();
  await look();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: t("gallery.scope.all") }).click();
  await expect(page.getByRole("navigation", { name: t("gallery.scope.label") })).toBeVisible();
  await look();
  await page.keyboard.press("Escape");
  await gallery.picture(0).focus();
  await page.keyboard.press("x");
  await expect(gallery.bar).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await look();
  await page.keyboard.press("t");
  await expect(gallery.dialog).toBeVisible();
  await look();
  await page.keyboard.press("Escape");
  await gallery.open("/gallery?q=nothing-is-called-this");
  await expect(page.getByRole("heading", { name: t("gallery.empty.match.title") })).toBeVisible();
  await look();
  await gallery.open("/gallery?trash=1");
  await gallery.button("gallery.purge.empty").click();
  await expect(gallery.dialog.getByRole("button", { name: t("gallery.purge.confirm") })).toBeVisible();
  await look();
}

/** What fades in is half transparent on its way. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

for (const locale of locales) {
  test(`${locale}: no accessibility violation in both themes, nothing scrolls sideways at 320 px`, async ({
    browser,
    baseURL,
    freshStudio,
  }) => {
    await seededStudio(freshStudio, 90);
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ locale, colorScheme, baseURL });
      const page = await context.newPage();
      await visitStates(galleryPage(page, locale), () => expectAccessible(page));
      await context.close();
    }
    const context = await browser.newContext({ locale, baseURL, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await visitStates(galleryPage(page, locale), () => expectNoSidewaysScroll(page));
    await context.close();
  });
}
