import type { Locator, Page } from "@playwright/test";
import type { Locale } from "#lib/i18n/locale.ts";
import { expect } from "#tests/support/test.ts";
import { untilAlive } from "#tests/support/until-alive.ts";
import { sentence, wordsOf } from "#tests/support/words.ts";

/** A template's page as a person finds their way on it: by names and roles, in the language of the page. */
export function templatePage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const body = page.getByRole("textbox", { name: t("template.body.label"), exact: true });
  const form = page.getByRole("region", { name: t("template.form.title"), exact: true });
  const saved = page.locator("[data-save]");
  const button = (key: string, values?: Record<string, string | number>, within: Page | Locator = page) =>
    within.getByRole("button", { name: t(`template.${key}`, values), exact: true });
  return {
    page,
    t,
    body,
    form,
    saved,
    button,
    preview: form.locator("[data-preview]"),
    problems: page.getByRole("list", { name: t("template.problems.title") }),
    conflict: page.getByRole("region", { name: t("template.conflict.title") }),
    dialog: (key: string, values?: Record<string, string | number>) =>
      page.getByRole("dialog", { name: t(`template.${key}`, values) }),
    tab: (name: string) =>
      page
        .getByRole("navigation", { name: t("template.tabs.label") })
        .getByRole("link", { name: t(`template.tabs.${name}`) }),
    field: (label: string) => form.getByLabel(label, { exact: true }),
    draw: (count: number) =>
      form.getByRole("button", { name: sentence(t, "playground.generate.priced", { count, price: null }) }),
    environment: (key: string) => page.getByRole("region", { name: key, exact: true }),
    /** Until the page listens: the editor has taken the plain field's place, and the events are followed. */
    async open(slug: string, tab = "edit") {
      await untilAlive(page, () =>
        page.goto(tab === "edit" ? `/library/${slug}` : `/library/${slug}?tab=${tab}`),
      );
      if (tab === "edit") await expect(page.locator(".cm-content")).toBeVisible({ timeout: 20_000 });
    },
    /** Until the studio has what is on the screen. */
    isSaved: () => expect(saved).toHaveAttribute("data-save", "saved", { timeout: 15_000 }),
  };
}
