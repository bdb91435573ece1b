import { freshTest as test } from "#tests/support/fresh-test.ts";
import { inStudio } from "#tests/support/in-studio.ts";
import { libraryPage } from "#tests/support/library-page.ts";
import { untilStarters } from "#tests/support/starters.ts";
import { makeTemplate, makeVersion } from "#tests/support/templates.ts";
import { expect } from "#tests/support/test.ts";

test.setTimeout(90_000);

const shelved = [
  {
    slug: "oolong-poster",
    title: { en: "Oolong poster", "zh-CN": "乌龙茶海报" },
    folder: "shop/posters",
    tags: ["tea"],
  },
  { slug: "fox-banner", title: { en: "Fox banner", "zh-CN": "狐狸横幅" }, folder: "shop/banners", tags: [] },
  { slug: "spring-sale", title: { en: "Spring sale", "zh-CN": "春季促销" }, folder: "", tags: ["sale"] },
];

async function seed(studio: Parameters<typeof inStudio>[0], more = 0): Promise<number> {
  return inStudio(studio, async (context) => {
    const { client } = context.studio.database;
    const where = { workspaceId: context.workspaceId, kind: "prompt" };
    await untilStarters(context);
    const before = await client.template.count({ where });
    for (const one of shelved) await makeTemplate(context, one);
    await makeVersion(context, { slug: "frozen-one", title: { en: "Frozen one", "zh-CN": "" } });
    for (let at = 0; at < more; at++)
      await makeTemplate(context, { slug: `filler-${at}`, title: { en: `Filler ${at}`, "zh-CN": "" } });
    return before + shelved.length + 1 + more;
  });
}

test("finds templates as one types, in both languages, and the address keeps it", async ({
  page,
  freshStudio: studio,
}) => {
  const total = await seed(studio);
  const library = libraryPage(page);
  const { t } = library;
  await library.open();
  await expect(library.count(total)).toBeVisible();

  await test.step("answers from the first character", async () => {
    await page.keyboard.press("/");
    await expect(library.search).toBeFocused();
    await page.keyboard.insertText("狐");
    await expect(library.named("Fox banner")).toBeVisible();
    await expect(library.named("Oolong poster")).toBeHidden();
    await expect(page).toHaveURL(/q=%E7%8B%90$/);
    await library.search.fill("ool");
    await expect(library.named("Oolong poster")).toBeVisible();
    await expect(library.named("Fox banner")).toBeHidden();
    await expect(page).toHaveURL(/q=ool$/);
  });

  await test.step("clears with Escape", async () => {
    await library.search.press("Escape");
    await expect(library.count(total)).toBeVisible();
    await expect(page).toHaveURL(/\/library$/);
  });

  // The starter set is frozen as well.
  const candidates = await inStudio(studio, ({ studio: { database }, workspaceId }) =>
    database.client.template.count({ where: { workspaceId, kind: "prompt", state: "candidate" } }),
  );
  await test.step("filters by state, and Back takes the filter out again", async () => {
    await library.button("library.filters.open").click();
    await page.getByRole("checkbox", { name: new RegExp(t("library.states.candidate")) }).check();
    await expect(library.count(candidates)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(library.named("Frozen one")).toBeVisible();
    await expect(page).toHaveURL(/\?state=candidate$/);
    await page.goBack();
    await expect(library.count(total)).toBeVisible();
    await page.goForward();
    await expect(library.count(candidates)).toBeVisible();
    await page.reload();
    await expect(library.count(candidates)).toBeVisible();
    await library.button("library.filters.remove", { name: t("library.states.candidate") }).click();
    await expect(library.count(total)).toBeVisible();
  });

  await test.step("shows a folder with everything below it", async () => {
    await library.folders.getByRole("button", { name: /^shop/ }).click();
    await expect(library.count(2)).toBeVisible();
    await expect(page).toHaveURL(/\?folder=shop$/);
    await library.folders.getByRole("button", { name: new RegExp(`^${t("library.folders.all")}`) }).click();
    await expect(library.count(total)).toBeVisible();
  });

  await test.step("says that nothing matches, and what to do", async () => {
    await library.search.fill("zzzz nothing");
    await expect(page.getByRole("heading", { name: t("library.empty.match.title") })).toBeVisible();
    await library.button("library.empty.match.action").click();
    await expect(library.count(total)).toBeVisible();
  });

  await test.step("opens a template, and comes back to the same place", async () => {
    await library.named("Fox banner").click();
    await expect(page).toHaveURL(/\/library\/fox-banner$/);
    await page.goBack();
    await expect(library.count(total)).toBeVisible();
  });
});

test("does not search while an input method composes", async ({ page, freshStudio: studio }) => {
  await seed(studio);
  const library = libraryPage(page);
  await library.open();
  await library.search.focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "chun", selectionStart: 4, selectionEnd: 4 });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/library?")) asked.push(request.url());
  });
  await session.send("Input.imeSetComposition", { text: "chunji", selectionStart: 6, selectionEnd: 6 });
  await session.send("Input.insertText", { text: "春季" });
  await expect(library.named("Spring sale")).toBeVisible();
  await expect(library.named("Fox banner")).toBeHidden();
  expect(asked.filter((url) => url.includes("chun"))).toEqual([]);
});

test("moves, tags and archives many, and takes it back", async ({ page, freshStudio: studio }) => {
  const total = await seed(studio);
  const library = libraryPage(page);
  const { t } = library;
  const inFolder = (folder: string) =>
    inStudio(studio, ({ studio: { database }, workspaceId }) =>
      database.client.template.count({ where: { workspaceId, folder } }),
    );
  await library.open();
  await library.named("Spring sale").focus();
  await page.keyboard.press("x");
  await library.tick("Fox banner").check({ force: true });
  await expect(library.bar).toContainText(t("library.bulk.selected", { count: 2 }));

  await page.keyboard.press("m");
  await library.dialog.getByRole("combobox", { name: t("library.move.label") }).fill("活动/春");
  await page.keyboard.press("Enter");
  await expect(library.toast(t("library.done.move", { count: 2, folder: "活动/春" }))).toBeVisible();
  await expect.poll(() => inFolder("活动/春")).toBe(2);
  await expect(library.folders.getByRole("button", { name: /^活动/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(() => inFolder("活动/春")).toBe(0);
  expect(await inFolder("shop/banners")).toBe(1);

  await library.bar.getByRole("button", { name: t("library.bulk.tag") }).click();
  await library.dialog.getByRole("combobox", { name: t("library.tags.label") }).fill("精选");
  await page.keyboard.press("Enter");
  await expect(library.toast(t("library.done.tag", { count: 2, name: "精选" }))).toBeVisible();
  await library.dialog.getByRole("button", { name: t("library.tags.done") }).click();
  await page.goto("/library?tag=%E7%B2%BE%E9%80%89");
  await expect(library.count(2)).toBeVisible();

  await library.open();
  await library.named("Frozen one").focus();
  await page.keyboard.press("Delete");
  await expect(library.count(total - 1)).toBeVisible();
  await expect(library.toast(t("library.done.archiveOne", { title: "Frozen one" }))).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(library.count(total)).toBeVisible();
});

test("selects a range, and everything that matches", async ({ page, freshStudio: studio }) => {
  const total = await seed(studio, 70);
  const library = libraryPage(page);
  const { t } = library;
  await library.open();
  await library.card(1).getByRole("checkbox").check({ force: true });
  await library.card(4).click({ modifiers: ["Shift"], position: { x: 60, y: 200 } });
  await expect(library.bar).toContainText(t("library.bulk.selected", { count: 4 }));
  await library.card(4).getByRole("link").focus();
  await page.keyboard.press("Control+a");
  await expect(library.bar).toContainText(t("library.bulk.selected", { count: total }));
  await page.keyboard.press("Escape");
  await expect(library.bar).toBeHidden();
});

test("scrolls through many and keeps its place over a visit elsewhere", async ({
  page,
  freshStudio: studio,
}) => {
  const total = await seed(studio, 200);
  const library = libraryPage(page);
  await library.open();
  await expect(library.count(total)).toBeVisible();
  await library.scrollTo(10_000_000);
  await expect(library.card(total - 1)).toHaveAttribute("data-template", /^tpl_/);
  expect(await page.locator("*").count()).toBeLessThan(3000);
  await library.scrollTo(2000);
  await expect.poll(library.scrolled).toBe(2000);
  await page.getByRole("link", { name: library.t("shell.places.gallery") }).click();
  await expect(page).toHaveURL(/\/gallery$/);
  await page.goBack();
  await expect.poll(library.scrolled).toBe(2000);
});
