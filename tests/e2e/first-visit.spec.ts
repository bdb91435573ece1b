import type { Locator, Page } from "@playwright/test";
import { locales } from "#lib/i18n/locale.ts";
import { freshTest as test } from "#tests/support/fresh-test.ts";
import { listen, playgroundPage, watchRequests } from "#tests/support/playground-page.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";
import { sentence } from "#tests/support/words.ts";

const exampleIds = ["hero", "concepts", "icon", "scene", "diagram", "sprite"];

for (const locale of locales) {
  test.describe(`first visit in ${locale}`, () => {
    test.use({ locale });

    test("from an example to four pictures, without signing in", async ({ page }) => {
      const playground = playgroundPage(page, locale);
      const { t } = playground;
      const said = await listen(page);
      const asked = watchRequests(page);
      await playground.open();

      await test.step("it greets in the browser's language, with six examples", async () => {
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.getByRole("heading", { level: 1, name: t("playground.title") })).toBeVisible();
        const examples = page.getByRole("region", { name: t("playground.examples.label") });
        await expect(examples.getByRole("button")).toHaveCount(6);
        for (const id of exampleIds)
          await expect(
            examples.getByText(t(`playground.examples.${id}.title`), { exact: true }),
          ).toBeVisible();
      });

      const text = t("playground.examples.concepts.prompt");
      await test.step("an example fills prompt and settings, shows the price and sends nothing", async () => {
        await page.getByRole("button", { name: t("playground.examples.concepts.title") }).click();
        await expect(playground.prompt).toHaveValue(text);
        await expect(playground.prompt).toBeFocused();
        await expect(playground.generate(4)).toHaveText(/\$0\.\d\d/);
        const { settings } = playground;
        await expect(
          settings.getByRole("radio", { name: t("models.quality.low"), exact: true }),
        ).toBeChecked();
        await expect(settings.getByRole("spinbutton", { name: t("models.count.label") })).toHaveValue("4");
        expect(asked).toEqual([]);
      });

      const run = playground.run(text);
      const tiles = run.getByRole("listitem");
      let places: object[] = [];
      let preview: Promise<boolean>;
      await test.step("Ctrl+Enter puts up four placeholders before anybody answers", async () => {
        preview = page.evaluate(firstPreview);
        const answer = await holdActions(page);
        await page.keyboard.press("Control+Enter");
        await expect(tiles).toHaveCount(4);
        answer();
        places = await placesOf(tiles);
        for (const { width, height } of places as { width: number; height: number }[])
          expect(Math.abs(width / height - 1)).toBeLessThan(0.01);
      });

      await test.step("while it draws, Stop is there, the button keeps its words and the run is busy", async () => {
        await expect(run).toHaveAttribute("aria-busy", "true");
        await expect(run.getByRole("button", { name: t("playground.run.stop"), exact: true })).toBeVisible();
        await expect(playground.generate(4)).toBeVisible();
        await expect.poll(said).toContainEqual({
          role: "status",
          text: t("playground.say.started", { count: 4 }),
        });
        await expect(page).toHaveTitle(/^\(1\) /);
      });

      await test.step("previews, then the pictures, come where the placeholders stood", async () => {
        expect(await preview).toBe(true);
        await expect(run).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
        for (const number of [1, 2, 3, 4])
          await expect(
            run.getByRole("button", {
              name: t("playground.image.name", { number, prompt: text.slice(0, 80) }),
            }),
          ).toBeVisible();
        expect(await placesOf(tiles)).toEqual(places);
      });

      const cost = run.locator("dd").filter({ hasText: "$" });
      await test.step("the end is said with its cost, and no toast covers the page", async () => {
        const price = await cost.innerText();
        expect(price).toMatch(/^\$0\.\d+$/);
        const done = sentence(t, "playground.say.done", { ready: 4, seconds: null, cost: price });
        await expect.poll(async () => (await said()).at(-1)?.text).toMatch(done);
        await expect(page.getByRole("region", { name: t("common.notifications") })).toBeHidden();
        expect(asked).toEqual([
          expect.objectContaining({ prompt: text, idempotencyKey: expect.stringMatching(/^click_/) }),
        ]);
        await expectAccessible(page);
      });

      await test.step("all of it is still there after a reload", async () => {
        const price = await cost.innerText();
        await playground.reload();
        await expect(playground.pictures(run)).toHaveCount(4);
        await expect(cost).toHaveText(price);
        await expect(playground.prompt).toHaveValue(text);
      });
    });
  });
}

/** Waits for a picture in a tile that is still being drawn. */
function firstPreview(): Promise<boolean> {
  return new Promise((resolve) => {
    const isThere = () => document.querySelector("[data-tile=receiving] img") !== null;
    new MutationObserver(() => isThere() && resolve(true)).observe(document, {
      childList: true,
      subtree: true,
    });
  });
}

/** Keeps the studio's answers to actions back until the function returned is called. */
async function holdActions(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("/", async (route) => {
    if (route.request().method() === "POST") await released;
    await route.continue();
  });
  return () => release();
}

/** Where the tiles stand in the list. */
const placesOf = (tiles: Locator) =>
  tiles.evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const list = element.parentElement?.getBoundingClientRect();
      return { left: left - (list?.left ?? 0), top: top - (list?.top ?? 0), width, height };
    }),
  );
