import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { parseCsv } from "#lib/matrix-plan/parse-csv.ts";
import { productShot } from "#lib/matrix-plan/plan.fixture.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { putTemplate } from "#tests/support/studio-template.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";
import { type Upstream, upstream, upstreamTest } from "#tests/support/upstream.ts";
import { wordsOf } from "#tests/support/words.ts";

/** Long enough to be seen being counted down on a slow machine too. */
const retryAfterMs = 12_000;
const test = upstreamTest.extend<object, { provider: Upstream }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it needs from this pattern
    async ({}, use) => {
      const provider = await upstream({}, retryAfterMs);
      await use(provider);
      await provider.close();
    },
    { scope: "worker" },
  ],
});
const t = wordsOf("en");
const deployment = { connectionId: "con_ws_solo_openai", model: "gpt-image-2.5-flare" };

/**
 * Styles and products whose texts make a fault together: two cells meet a rate limit once (42 and 9), one fails once (50
 * and 0), the others name faults that do not exist.
 */
function faultyShot(): TemplateContent {
  const content = productShot({ body: "{{style}}{{product}}" });
  const phrases: Record<string, string> = {
    watercolour: "watercolour [fault:42",
    gouache: "gouache [fault:42",
    ink: "ink [fault:50",
  };
  const variables = content.variables
    .filter(({ name }) => name !== "height")
    .map((variable) => {
      if (variable.type === "text") return { ...variable, maxLength: null };
      if (variable.type !== "enum") return variable;
      return {
        ...variable,
        options: variable.options.map((one) => ({ ...one, phrase: phrases[one.value] ?? null })),
      };
    });
  return { ...content, variables };
}

const products = ["1] a teapot", "2] a kettle", "9:once] a mug", "0:once] a jar"];

async function openForm(page: Page, slug: string) {
  await page.goto(`/matrices/new?template=${slug}&version=1`);
  const form = {
    summary: page.getByRole("status").filter({ hasText: "×" }),
    product: page.getByRole("textbox", { name: "product" }),
    style: (name: string) => page.getByRole("group", { name: /^Style/ }).getByRole("checkbox", { name }),
    start: page.getByRole("button", { name: /^Draw/ }),
  };
  // The price comes when the page listens; what is pressed before is lost.
  await expect(form.summary).toContainText("picture");
  return form;
}

test("J17: twelve cells with their price, a cap that blocks, a rate limit, one failure, and a table that says the same", async ({
  page,
  studio,
  provider,
}) => {
  const template = await putTemplate(studio, { slug: "faulty-shot", content: faultyShot(), deployment });
  const form = await openForm(page, template.slug);
  await expectAccessible(page);

  await test.step("3 styles and 4 products are 12 cells, and their price is said", async () => {
    for (const style of ["watercolour", "gouache", "ink"]) await form.style(style).check();
    await form.product.fill(products.join("\n"));
    await expect(form.summary).toContainText("12 × 1 = 12 cells, 12 pictures, about $0.0");
    await expect(form.start).toBeEnabled();
  });

  await test.step("a cap of 10 blocks it, and says by how much and what to take out", async () => {
    await page.getByRole("textbox", { name: t("matrix.new.maxPictures") }).fill("10");
    await expect(page.getByText("12 pictures are 2 more than your limit of 10.")).toBeVisible();
    await expect(page.getByText("Take out 2 rows", { exact: false })).toBeVisible();
    await expect(form.start).toHaveAttribute("aria-disabled", "true");
    await form.start.click({ force: true });
    expect(provider.asked).toHaveLength(0);
  });

  await test.step("one product less, and it runs", async () => {
    await form.product.fill([products[0], products[2], products[3]].join("\n"));
    await expect(form.summary).toContainText("9 × 1 = 9 cells");
    await form.start.click();
    await page.waitForURL(/\/matrices\/mtx_/);
  });

  const grid = page.getByRole("table");
  const cell = (row: string) =>
    grid.getByRole("row").filter({ has: page.getByRole("rowheader", { name: row, exact: true }) });

  await test.step("the heads of rows and columns are heads", async () => {
    await expect(grid.getByRole("columnheader", { name: "gpt-image-2.5-flare · Low" })).toBeVisible();
    await expect(grid.getByRole("rowheader")).toHaveCount(9);
    await expect(grid.getByRole("rowheader", { name: "ink · 0:once] a jar" })).toBeVisible();
  });

  await test.step("two are rate limited and go on by themselves, with a countdown", async () => {
    await expect(grid.getByText(/^Rate limited: again in/).first()).toBeVisible();
    await expect(grid.getByRole("button", { name: /^Open / })).toHaveCount(8, { timeout: 40_000 });
    expect(provider.asked).toHaveLength(11);
  });

  await test.step("one has failed, and only that one is tried again", async () => {
    const failed = cell("ink · 0:once] a jar");
    await expect(failed.getByText(t("matrix.grid.cell.failed"))).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Try 1 failed cell again" }).click();
    await expect(grid.getByRole("button", { name: /^Open / })).toHaveCount(9, { timeout: 40_000 });
    expect(provider.asked).toHaveLength(12);
    expect(provider.journal.filter(({ prompt }) => prompt.includes("jar"))).toHaveLength(4);
    await expect(page.getByText(/^9 of 9 cells drawn ·/)).toBeVisible();
  });

  await test.step("the table that is exported says what the grid says", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: t("matrix.grid.export") }).click();
    await page.getByRole("menuitem", { name: t("matrix.grid.csv") }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const [head, ...lines] = parseCsv(text, 100).records.map(({ cells }) => cells);
    const column = (name: string) => lines.map((line) => line[head?.indexOf(name) ?? -1]);
    const heads = await grid.getByRole("rowheader").allTextContents();
    expect(column("style").map((style, index) => `${style} · ${column("product")[index]}`)).toEqual(heads);
    expect(column("state")).toEqual(heads.map(() => "succeeded"));
    expect(column("model")).toEqual(heads.map(() => "gpt-image-2.5-flare"));
    expect(column("quality")).toEqual(heads.map(() => "low"));
    const sum = column("cost_usd").reduce((total, cost) => total + Number(cost), 0);
    const shown = await page
      .getByText(/of about \$/)
      .first()
      .textContent();
    expect(Number(/\$(\d+\.\d+) of about/.exec(shown ?? "")?.[1])).toBeCloseTo(sum, 2);
  });

  await test.step("the contact sheet is one picture of the whole grid", async () => {
    const answer = await page.request.get(
      page.url().replace(/.*\/matrices\/(mtx_\w+).*/, `${studio.url}/api/v1/matrices/$1.png`),
    );
    expect(answer.status()).toBe(200);
    const { width = 0, height = 0 } = await sharp(await answer.body()).metadata();
    expect([width > 400, height > 1500]).toEqual([true, true]);
  });
});

test("a CSV of 100,000 lines is cut with words, and a cell that does not fit is named by line and column", async ({
  page,
  studio,
}) => {
  const template = await putTemplate(studio, { slug: "csv-shot", content: productShot(), deployment });
  const form = await openForm(page, template.slug);
  await page.getByRole("radio", { name: t("matrix.new.csv") }).check();
  const file = (text: string) => ({ name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const choose = page.locator('input[type="file"]').first();
  await choose.setInputFiles(file(`style;product\nink;a teapot\noil;a kettle\n`));
  await expect(page.getByText("Line 3, column 1 (style)")).toBeVisible();
  await expect(form.start).toHaveAttribute("aria-disabled", "true");
  await choose.setInputFiles(file(`\ufeffstyle,product\r\n${"ink,a teapot\r\n".repeat(100_000)}`));
  await expect(page.getByText("99,000 more lines are left out", { exact: false })).toBeVisible();
  await expect(form.summary).toContainText("1,000 × 1 = 1,000 cells");
  await choose.setInputFiles(file("style\tproduct\nink\ta teapot\ngouache\ta kettle\n"));
  await expect(form.summary).toContainText("2 × 1 = 2 cells, 2 pictures");
});

test("in a narrow window, by keys alone and in Chinese", async ({ page, studio, context }) => {
  const template = await putTemplate(studio, { slug: "narrow-shot", content: productShot(), deployment });
  await context.addCookies([{ name: "NEXT_LOCALE", value: "zh-CN", url: studio.url }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/matrices/new?template=${template.slug}&version=1`);
  const zh = wordsOf("zh-CN");
  const summary = page.getByRole("status").filter({ hasText: "×" });
  await expect(summary).toContainText("张图");
  await page.getByRole("checkbox", { name: "水墨" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("textbox", { name: "product" }).focus();
  await page.keyboard.type("茶壶\n水壶");
  await expect(summary).toContainText("2 × 1 = 2 格，2 张图");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^绘制/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/matrices\/mtx_/);
  await expect(page.getByRole("table").getByRole("button", { name: /^打开/ })).toHaveCount(2, {
    timeout: 40_000,
  });
  await expect(page.getByText(zh("matrix.grid.state.done")).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
