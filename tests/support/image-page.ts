import type { Page } from "@playwright/test";
import type { Locale } from "#lib/i18n/locale.ts";
import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expect } from "#tests/support/test.ts";
import { wordsOf } from "#tests/support/words.ts";

/** The viewer as a person finds their way in it, over a page or as one. */
export function imagePage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const dialog = page.getByRole("dialog", { name: t("viewer.label"), exact: true });
  const stage = page.getByRole("region", { name: t("viewer.stage"), exact: true });
  const original = stage.locator("[data-original]");
  return {
    page,
    t,
    dialog,
    stage,
    original,
    info: page.getByRole("complementary", { name: t("viewer.info.label") }),
    button: (key: string, values?: Record<string, string | number>) =>
      page.getByRole("button", { name: t(`viewer.${key}`, values), exact: true }).filter({ visible: true }),
    /** Its key is part of a line's name. */
    item: (key: string) => page.getByRole("menuitem", { name: t(`viewer.deeds.${key}`) }),
    /** CSS pixels per pixel of the picture. */
    scale: async () => Number(await stage.getAttribute("data-zoom")),
    /** Until the original is what one sees. */
    seen: () => expect(original).toHaveAttribute("data-original", "shown"),
    /** What a message on the screen says; it is said aloud in another place. */
    notice: (key: string) =>
      page
        .getByRole("region", { name: t("common.notifications") })
        .getByText(t(`viewer.${key}`), { exact: true }),
    address: () => new URL(page.url()).pathname,
    /** Over a page the tiles have menus of the same name. */
    openMenu: () =>
      page
        .getByRole("button", { name: t("viewer.menu"), exact: true })
        .last()
        .click(),
  };
}

/** Draws as many cheap pictures and opens the first. */
export async function openDrawn(page: Page, text: string, count = 1) {
  await leaveDraft(page, { ...cheap, count });
  const playground = playgroundPage(page);
  const viewer = imagePage(page);
  await playground.open();
  const run = await draw(playground, text);
  const tile = playground.pictures(run).first();
  await tile.click();
  await expect(viewer.dialog).toBeVisible();
  await viewer.seen();
  return { playground, viewer, run, tile };
}
