import type { Page } from "@playwright/test";
import type { Locale } from "#lib/i18n/locale.ts";
import { untilAlive } from "#tests/support/until-alive.ts";
import { wordsOf } from "#tests/support/words.ts";

/** The library as a person finds their way in it: by names and roles, in the language of the page. */

export function libraryPage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const list = page.getByRole("list", { name: t("library.kinds.prompt"), exact: true });
  const button = (key: string, values?: Record<string, string | number>) =>
    page.getByRole("button", { name: t(key, values), exact: true });
  return {
    page,
    t,
    locale,
    list,
    cards: list.locator("[data-template]"),
    card: (position: number) => list.locator(`[data-position="${position}"]`),
    /** The link that is a card's name. */
    named: (title: string) => list.getByRole("link", { name: title, exact: true }),
    tick: (title: string) => page.getByRole("checkbox", { name: t("library.card.select", { title }) }),
    search: page.getByRole("searchbox", { name: t("library.search.label") }),
    bar: page.getByRole("toolbar", { name: t("library.bulk.label") }),
    folders: page.getByRole("navigation", { name: t("library.folders.label") }),
    dialog: page.getByRole("dialog"),
    toast: (text: string | RegExp) =>
      page.getByRole("region", { name: t("common.notifications") }).getByText(text),
    button,
    async choose(menu: string, item: string): Promise<void> {
      await button(menu).click();
      await page.getByRole("menuitem", { name: t(item) }).click();
    },
    /** What stands on the page; it is said aloud as well. */
    count: (count: number) =>
      page.locator("#content").getByText(t("library.count.prompt", { count }), { exact: true }),
    open: (address = "/library") => untilAlive(page, () => page.goto(address)),
    scrolled: () => page.locator("main").evaluate((main) => main.scrollTop),
    scrollTo: (top: number) =>
      page.locator("main").evaluate((main, to) => {
        main.scrollTop = to;
      }, top),
  };
}
