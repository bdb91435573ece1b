import type { Page } from "@playwright/test";
import type { Locale } from "#lib/i18n/locale.ts";
import { wordsOf } from "#tests/support/words.ts";

/** The page where pictures are compared, by names and roles. */
export function comparePage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const panes = page.getByRole("figure");
  return {
    page,
    t,
    panes,
    mode: (name: "side" | "wipe" | "blink" | "difference") =>
      page.getByRole("radio", { name: t(`compare.mode.${name}`) }),
    button: (key: string) => page.getByRole("button", { name: t(`compare.${key}`), exact: true }),
    facts: page.getByRole("complementary", { name: t("shell.inspector.label") }),
    /** How far each picture is enlarged now: its drawn width over its pane's. */
    zooms: () =>
      panes.evaluateAll((figures) =>
        figures.map((figure) => {
          const pictures = figure.querySelectorAll("img");
          const picture = pictures[pictures.length - 1];
          const pane = figure.querySelector("[data-pane]");
          return (picture?.getBoundingClientRect().width ?? 0) / (pane?.getBoundingClientRect().width ?? 1);
        }),
      ),
  };
}
