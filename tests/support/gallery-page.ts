import type { Page } from "@playwright/test";
import { filterToUrl } from "#lib/gallery/filter-url.ts";
import { everything, type GalleryFilter } from "#lib/gallery/view.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { openBenchStudio } from "#tests/bench/gallery/bench-studio.ts";
import { seedGallery } from "#tests/bench/gallery/seed.ts";
import type { StudioProcess } from "#tests/support/studio-process.ts";
import { expect } from "#tests/support/test.ts";
import { untilAlive } from "#tests/support/until-alive.ts";
import { wordsOf } from "#tests/support/words.ts";

/** The gallery as a person finds their way in it: by names and roles, in the language of the page. */
export type GalleryPage = ReturnType<typeof galleryPage>;

export function galleryPage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const list = page.getByRole("listbox", { name: t("gallery.pictures") });
  const toast = (text: string | RegExp) =>
    page.getByRole("region", { name: t("common.notifications") }).getByText(text);
  return {
    page,
    t,
    locale,
    list,
    pictures: list.getByRole("option"),
    selected: list.getByRole("option", { selected: true }),
    picture: (position: number) => list.locator(`[data-position="${position}"]`),
    search: page.getByRole("searchbox", { name: t("gallery.search.label") }),
    bar: page.getByRole("toolbar", { name: t("gallery.bulk.label") }),
    toast,
    dialog: page.getByRole("dialog"),
    button: (key: string, values?: Record<string, string | number>) =>
      page.getByRole("button", { name: t(key, values), exact: true }),
    /** The line that says how many there are. */
    /** What stands on the page; it is said aloud as well. */
    count: (count: number) =>
      page.locator("#content").getByText(t("gallery.count", { count }), { exact: true }),
    open: (address = "/gallery") => untilAlive(page, () => page.goto(address)),
    reload: () => untilAlive(page, () => page.reload()),
    /** How far it is scrolled, in CSS pixels. */
    scrolled: () => page.locator("main").evaluate((main) => main.scrollTop),
    scrollTo: (top: number) =>
      page.locator("main").evaluate((main, to) => {
        main.scrollTop = to;
      }, top),
  };
}

/** Fills a running studio's gallery, and says how many pictures match a filter there. */
export async function seededStudio(studio: StudioProcess, count: number) {
  const bench = await openBenchStudio("sqlite", studio.folder);
  if (!bench) throw new Error("SQLite is always there");
  try {
    await seedGallery(bench.studio, bench.context.workspaceId, count);
  } finally {
    await bench.close();
  }
  return {
    total: await matching(studio),
    matching: (change: Partial<GalleryFilter>) => matching(studio, change),
  };
}

async function matching({ url }: StudioProcess, change: Partial<GalleryFilter> = {}): Promise<number> {
  const search = filterToUrl({ ...everything, ...change }, "newest");
  const answer = await fetch(`${url}/api/v1/gallery?${search}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { total: number }).total;
}
