import { freshTest as test } from "#tests/support/fresh-test.ts";
import { galleryPage, seededStudio } from "#tests/support/gallery-page.ts";
import { expect } from "#tests/support/test.ts";

test.setTimeout(60_000);

// J13: a designer puts a library in order.
test("finds pictures, marks them together, and takes it back", async ({ page, freshStudio: studio }) => {
  const { total, matching } = await seededStudio(studio, 400);
  const gallery = galleryPage(page);
  const { t } = gallery;

  await test.step("sees all of them, and comes to the end and back", async () => {
    await gallery.open();
    await expect(gallery.count(total)).toBeVisible();
    await expect(gallery.picture(0).locator("img")).toBeVisible();
    await gallery.scrollTo(10_000_000);
    await expect(gallery.picture(total - 1)).toBeVisible();
    await expect(gallery.picture(total - 1)).toHaveAttribute("data-picture", /^img_/);
    expect(await page.locator("*").count()).toBeLessThan(1500);
    await gallery.scrollTo(0);
    await expect(gallery.picture(0)).toBeVisible();
  });

  const wellRated = await matching({ rating: 4 });
  await test.step("searches with a token, which becomes a filter in the address", async () => {
    await page.keyboard.press("/");
    await expect(gallery.search).toBeFocused();
    await page.keyboard.type("rating:>3");
    await page.keyboard.press("Enter");
    await expect(gallery.count(wellRated)).toBeVisible();
    await expect(page).toHaveURL(/\/gallery\?rating=4$/);
    await expect(gallery.search).toHaveValue("");
  });

  await test.step("selects all that match, tags them, and undoes it", async () => {
    await gallery.picture(0).focus();
    await page.keyboard.press("Control+a");
    await expect(gallery.bar).toContainText(t("gallery.bulk.selected", { count: wellRated }));
    await gallery.bar.getByRole("button", { name: t("gallery.bulk.tag") }).click();
    await gallery.dialog.getByRole("combobox").fill("精选 best");
    await page.keyboard.press("Enter");
    await expect(gallery.toast(t("gallery.done.tag", { count: wellRated, name: "精选 best" }))).toBeVisible();
    await gallery.dialog.getByRole("button", { name: t("gallery.tags.done") }).click();
    await expect.poll(() => matching({ tags: ["精选 best"] })).toBe(wellRated);
    await page.keyboard.press("Control+z");
    await expect.poll(() => matching({ tags: ["精选 best"] })).toBe(0);
  });

  await test.step("deletes some with one key, and brings them back with another", async () => {
    await gallery.button("gallery.bulk.clear").click();
    await gallery.picture(1).click({ modifiers: ["Control"] });
    await gallery.picture(3).click({ modifiers: ["Shift"] });
    await expect(gallery.bar).toContainText(t("gallery.bulk.selected", { count: 3 }));
    await page.keyboard.press("Delete");
    await expect(gallery.count(wellRated - 3)).toBeVisible();
    await expect(gallery.toast(t("gallery.done.trash", { count: 3 }))).toBeVisible();
    await expect(gallery.bar).toBeHidden();
    await page.keyboard.press("Control+z");
    await expect(gallery.count(wellRated)).toBeVisible();
    expect(await matching({})).toBe(total);
  });

  await test.step("clears the filter, and Back brings it again", async () => {
    await page
      .getByRole("button", {
        name: t("gallery.filters.remove", { name: t("gallery.filters.atLeast", { rating: 4 }) }),
      })
      .click();
    await expect(gallery.count(total)).toBeVisible();
    await expect(page).toHaveURL(/\/gallery$/);
    await page.goBack();
    await expect(gallery.count(wellRated)).toBeVisible();
  });

  await test.step("finds the filter as it was after a way to another page", async () => {
    await page.getByRole("link", { name: t("shell.places.library") }).click();
    await expect(page).toHaveURL(/\/library$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/gallery\?rating=4$/);
    await expect(gallery.count(wellRated)).toBeVisible();
  });
});

test("place, selection and focus survive a picture opened and closed, and a way to another page", async ({
  page,
  freshStudio: studio,
}) => {
  await seededStudio(studio, 300);
  const gallery = galleryPage(page);
  await gallery.open();
  await gallery.scrollTo(2600);
  await expect.poll(gallery.scrolled).toBe(2600);
  const tile = gallery.pictures.nth(12);
  const id = await tile.getAttribute("data-picture");
  const same = gallery.list.locator(`[data-picture="${id}"]`);
  await same.click({ modifiers: ["Control"] });
  const before = await gallery.scrolled();

  await same.click();
  await expect(page).toHaveURL(new RegExp(`/i/${id}$`));
  await expect(gallery.dialog).toBeVisible();
  await page.goBack();
  await expect(gallery.dialog).toBeHidden();
  expect(await gallery.scrolled()).toBe(before);
  await expect(same).toHaveAttribute("aria-selected", "true");

  await page.getByRole("link", { name: gallery.t("shell.places.create") }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(same).toHaveAttribute("aria-selected", "true");
  await expect.poll(gallery.scrolled).toBe(before);
});

test("collections are made, filled, named and deleted without losing a picture", async ({
  page,
  freshStudio: studio,
}) => {
  const { total } = await seededStudio(studio, 60);
  const gallery = galleryPage(page);
  const { t } = gallery;
  await gallery.open();
  await gallery.picture(0).click({ modifiers: ["Control"] });
  await gallery.picture(1).click({ modifiers: ["Control"] });
  await gallery.bar.getByRole("button", { name: t("gallery.bulk.collect") }).click();
  await gallery.dialog.getByRole("textbox", { name: t("gallery.scope.create") }).fill("春节海报");
  await gallery.dialog.getByRole("button", { name: t("gallery.collect.create") }).click();
  await expect(gallery.toast(t("gallery.done.collect", { count: 2, name: "春节海报" }))).toBeVisible();

  const places = page.getByRole("button", { name: t("gallery.scope.all") });
  await places.click();
  await page
    .getByRole("navigation", { name: t("gallery.scope.label") })
    .getByRole("button", { name: /^春节海报/ })
    .click();
  await expect(gallery.count(2)).toBeVisible();
  await expect(page).toHaveURL(/\?collection=col_/);

  await page.getByRole("button", { name: "春节海报", exact: true }).click();
  await page.getByRole("button", { name: t("gallery.scope.delete", { name: "春节海报" }) }).click();
  await gallery.dialog.getByRole("button", { name: t("gallery.scope.deleteConfirm") }).click();
  await expect(gallery.count(total)).toBeVisible();
});

test("the trash gives back, and says what goes for good", async ({ page, freshStudio: studio }) => {
  const { matching } = await seededStudio(studio, 60);
  const gallery = galleryPage(page);
  const { t } = gallery;
  await gallery.open();
  await gallery.picture(0).focus();
  await page.keyboard.press("Delete");
  await expect(gallery.toast(t("gallery.done.trash", { count: 1 }))).toBeVisible();
  const inTrash = await matching({ trash: true });
  await gallery.open("/gallery?trash=1");
  await gallery.picture(0).hover();
  await page.getByRole("button", { name: t("gallery.image.restore"), exact: true }).click();
  await expect(gallery.count(inTrash - 1)).toBeVisible();
  if (inTrash > 1) {
    await gallery.button("gallery.purge.empty").click();
    const confirm = gallery.dialog.getByRole("button", { name: t("gallery.purge.confirm") });
    await expect(gallery.dialog).toContainText(/This frees/);
    if (inTrash > 2) {
      await expect(confirm).toHaveAttribute("aria-disabled", "true");
      await gallery.dialog.getByRole("textbox").fill(String(inTrash - 1));
    }
    await confirm.click();
    await expect(page.getByRole("heading", { name: t("gallery.empty.trash.title") })).toBeVisible();
  }
});

test("a rubber band and Shift with the arrows select what they cover", async ({
  page,
  freshStudio: studio,
}) => {
  await seededStudio(studio, 80);
  const gallery = galleryPage(page);
  await gallery.open("/gallery?sort=largest");
  const first = await gallery.picture(0).boundingBox();
  const third = await gallery.picture(2).boundingBox();
  if (!first || !third) throw new Error("pictures have places");
  await page.mouse.move(first.x - 6, first.y + 20);
  await page.mouse.down();
  await page.mouse.move(third.x + 20, third.y + 60, { steps: 6 });
  await expect(gallery.selected).toHaveCount(3);
  await page.mouse.up();
  await expect(gallery.bar).toContainText(gallery.t("gallery.bulk.selected", { count: 3 }));
  await gallery.picture(0).focus();
  await page.keyboard.press("Escape");
  await expect(gallery.selected).toHaveCount(0);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(gallery.selected).toHaveCount(2);
});
