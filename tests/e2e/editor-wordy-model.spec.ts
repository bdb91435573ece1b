import sharp from "sharp";
import type { EditView } from "#lib/edits/view.ts";
import { locales } from "#lib/i18n/locale.ts";
import { bringPicture, type EditorPage, editorPage } from "#tests/support/editor-page.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";
import { upstreamTest as test, wordyModel } from "#tests/support/upstream.ts";

test.setTimeout(120_000);

for (const locale of locales) {
  test.describe(`a model without masks, in ${locale}`, () => {
    test.use({ locale });

    test("is said to be one, is told where in words, and every locked pixel is put back", async ({
      page,
      baseURL,
      provider,
    }) => {
      // The same picture twice would be one image, with the edits of both.
      const height = locale === "en" ? 800 : 792;
      const image = await bringPicture(baseURL ?? "", { width: 1200, height, name: `${locale}.png` });
      const editor = editorPage(page, locale);
      const { t } = editor;
      await editor.open(image);
      const said = editor.panel.getByText(t("editor.prompt.noMask", { model: wordyModel }));
      await expect(said).toBeHidden();
      const model = page.getByRole("radio", { name: wordyModel });
      // The provider's own list may come too late for the first page; the next one has it.
      await expect(async () => {
        await page.locator('[data-setting="model"] button').first().click();
        if (!(await model.isVisible())) await editor.reload();
        await model.click({ timeout: 2_000 });
      }).toPass();
      await expect(said).toBeVisible();
      await expectAccessible(page);

      await page.locator('[data-section="regions"] summary').click();
      const cell = t("editor.grid.cell", { row: 1, column: 1 });
      await page.locator('[data-section="regions"]').getByRole("button", { name: cell }).click();
      await expect.poll(editor.covered).toBe("11.1%");
      await editor.prompt.fill("a green lamp");
      const calls = provider.asked.length;
      await givePrice(editor);
      await editor.change.click();
      await expect
        .poll(async () => (await editsOf()).flatMap(({ results }) => results).map(({ state }) => state), {
          timeout: 60_000,
        })
        .toEqual(["done"]);

      const [asked, more] = provider.asked.slice(calls);
      expect(more).toBeUndefined();
      expect(asked?.files.map(({ field }) => field.replace("[]", ""))).toEqual(["image"]);
      // A form's lines end with CRLF.
      expect(asked?.prompt).toMatch(
        /^a green lamp\s+Change only this area of the first image: the upper left, from 0 % to /,
      );
      const [edit] = await editsOf();
      const [result] = edit?.results ?? [];
      expect(result?.proof).toMatchObject({ changed: 0 });
      const read = async (url: string) => {
        const body = await (await page.request.get(url)).body();
        return sharp(body).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      };
      const before = await read(image.url);
      const after = await read(result?.composite?.url ?? "");
      // The provider drew one colour everywhere: of what was locked nearly all had to be put back.
      expect(result?.proof?.drift).toBeGreaterThan(0.5);
      let outside = 0;
      for (let at = 0; at < before.data.length; at++) {
        if (before.data[at] === after.data[at]) continue;
        const pixel = Math.floor(at / before.info.channels);
        const isIn = pixel % before.info.width < 400 && pixel < Math.ceil(height / 3) * before.info.width;
        if (!isIn) outside++;
      }
      expect(outside).toBe(0);

      async function editsOf(): Promise<EditView[]> {
        return (await page.request.get(`/api/v1/images/${image.id}/edits`)).json();
      }
    });
  });
}

/** Nobody knows the model's price: the studio asks once, in the first of these tests. */
async function givePrice({ page, panel, t }: EditorPage): Promise<void> {
  const unpriced = panel.getByRole("button", { name: t("editor.change.unpriced", { count: 1 }) });
  if (!(await unpriced.isVisible())) return;
  await unpriced.click();
  const form = page.getByRole("dialog", { name: t("playground.price.title", { model: wordyModel }) });
  for (const name of ["textInput", "imageInput", "imageOutput"])
    await form.getByRole("spinbutton", { name: t(`playground.price.${name}`) }).fill("10");
  await form.getByRole("button", { name: t("playground.price.save") }).click();
  await expect(form).toBeHidden();
}
