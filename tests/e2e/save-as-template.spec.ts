import { listCases } from "#lib/evidence/list-cases.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { freshTest as test } from "#tests/support/fresh-test.ts";
import { galleryPage } from "#tests/support/gallery-page.ts";
import { inStudio } from "#tests/support/in-studio.ts";
import { tabTo } from "#tests/support/keyboard-only.ts";
import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";

test.setTimeout(90_000);

const wish = 'Tea poster, 16:9, headline "Spring Sale" on #d62828';

test("a picture becomes a template with what varies in it, in a few clicks", async ({
  page,
  freshStudio: studio,
}) => {
  const playground = playgroundPage(page);
  const { t } = playground;
  await leaveDraft(page, { parameters: { ...cheap.parameters, size: "1536x864" } });
  await playground.open();
  const run = await draw(playground, wish);
  const begun = Date.now();
  await run.getByRole("button", { name: t("playground.run.menu") }).click();
  await page.getByRole("menuitem", { name: t("save.action") }).click();
  const dialog = page.getByRole("dialog", { name: t("save.title") });

  await test.step("proposes what could vary, and takes what is likely", async () => {
    await expect(dialog.getByRole("textbox", { name: t("save.fields.title") })).toHaveValue("Tea poster");
    await expect(dialog.getByRole("textbox", { name: t("save.fields.slug") })).toHaveValue("tea-poster");
    for (const text of ["16:9", "Spring Sale", "#d62828"])
      await expect(dialog.getByRole("checkbox", { name: text })).toBeChecked();
    await expectAccessible(page);
  });

  await test.step("one is renamed, one typed, one refused", async () => {
    await dialog.getByRole("textbox", { name: t("save.nameOf", { text: "Spring Sale" }) }).fill("标题");
    await dialog
      .getByRole("combobox", { name: t("save.typeOf", { text: "Spring Sale" }) })
      .selectOption({ label: t("save.types.text") });
    await dialog.getByRole("button", { name: "#d62828" }).click();
    await expect(dialog.getByRole("checkbox", { name: "#d62828" })).not.toBeChecked();
  });

  await test.step("a name that can't be one is said, and stands in the way", async () => {
    const name = dialog.getByRole("textbox", { name: t("save.nameOf", { text: "16:9" }) });
    const good = await name.inputValue();
    await name.fill("two words");
    await expect(dialog.getByText(t("save.problems.name"))).toBeVisible();
    await expect(dialog.getByRole("button", { name: t("save.saveVersion") })).toBeDisabled();
    await name.fill("标题");
    await expect(dialog.getByText(t("save.problems.nameTaken"))).toBeVisible();
    await name.fill(good);
  });

  await dialog.getByRole("textbox", { name: t("save.fields.tags") }).fill("tea, 海报");
  await dialog.getByRole("combobox", { name: t("save.fields.folder") }).fill("shop/posters");
  await dialog.getByRole("button", { name: t("save.saveVersion") }).click();
  const notes = page.getByRole("region", { name: t("common.notifications") });
  await expect(notes.getByText(t("save.savedVersion", { title: "Tea poster" }))).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(Date.now() - begun).toBeLessThan(60_000);

  await inStudio(studio, async (context) => {
    const template = await loadTemplate(context, { slug: "tea-poster" });
    expect(template).toMatchObject({
      folder: "shop/posters",
      tags: ["tea", "海报"],
      state: "candidate",
      deployment: { model: "gpt-image-2.5-flare" },
    });
    expect(template.cover?.id).toMatch(/^img_/);
    expect(template.versions).toHaveLength(1);
    const { content } = template.draft;
    expect(content.body).toContain("{{标题}}");
    expect(content.body).toContain("#d62828");
    expect(content.variables.find(({ name }) => name === "标题")?.type).toBe("text");
    expect(content.parameters.size.mode).toBe("bound");
    const cases = await listCases(context, { templateId: template.id });
    expect(cases).toHaveLength(1);
    expect(cases[0]?.values.标题).toBe("Spring Sale");
  });

  await notes.getByRole("button", { name: t("save.open") }).click();
  await expect(page).toHaveURL(/\/library\/tea-poster$/);
});

test("the viewer and the gallery lead to the same, by keyboard, and a Chinese title gets a name for code", async ({
  page,
  freshStudio: studio,
}) => {
  const playground = playgroundPage(page);
  const { t } = playground;
  await leaveDraft(page, cheap);
  await playground.open();
  const run = await draw(playground, "一只狐狸坐在雪地里");
  const picture = playground.pictures(run).first();
  await picture.focus();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog", { name: t("viewer.label") });
  await expect(viewer).toBeVisible();
  await viewer.getByRole("button", { name: t("viewer.menu") }).press("Enter");
  await page.getByRole("menuitem", { name: t("save.action") }).press("Enter");
  const dialog = page.getByRole("dialog", { name: t("save.title") });
  await expect(dialog.getByRole("textbox", { name: t("save.fields.title") })).toBeFocused();
  await expect(dialog.getByRole("textbox", { name: t("save.fields.slug") })).toHaveValue(
    /^template-\d{8}-\d{4}$/,
  );
  await expect(dialog.getByText(t("save.nothingFound"))).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: t("save.saveDraft") }));
  await page.keyboard.press("Enter");
  await expect(
    page
      .getByRole("region", { name: t("common.notifications") })
      .getByText(t("save.savedDraft", { title: "一只狐狸坐在雪地里" })),
  ).toBeVisible();
  const slugs = await inStudio(studio, ({ studio: { database }, workspaceId }) =>
    database.client.template.findMany({ where: { workspaceId, titleZh: "一只狐狸坐在雪地里" } }),
  );
  expect(slugs.map(({ state }) => state)).toEqual(["draft"]);

  const gallery = galleryPage(page);
  await gallery.open();
  await gallery.picture(0).focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: t("save.action") }).press("Enter");
  await expect(dialog.getByRole("textbox", { name: t("save.fields.title") })).toHaveValue(
    "一只狐狸坐在雪地里",
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
