import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { textVariable } from "#components/template/template-content.fixture.ts";
import type { Variable } from "#lib/template/content.ts";
import { type TemplateBench, templatesAt } from "#tests/support/template-bench.ts";
import { templatePage } from "#tests/support/template-page.ts";
import { expect as quickly, test as studioTest } from "#tests/support/test.ts";

// Every step here is a round trip, and the page is read again after most.
const expect = quickly.configure({ timeout: 20_000 });

const test = studioTest.extend<object, { bench: TemplateBench }>({
  bench: [
    async ({ studio }, use) => {
      const bench = await templatesAt(studio);
      await use(bench);
      await bench.close();
    },
    { scope: "worker" },
  ],
});

test.setTimeout(180_000);
test.use({ expectedErrors: [/net::ERR_(?:INTERNET_DISCONNECTED|FAILED)|ERR_INCOMPLETE|404 \(Not Found\)/] });

const { maxLength: _, ...common } = textVariable("mood") as Extract<Variable, { type: "text" }>;
const mood: Variable = {
  ...common,
  type: "enum",
  default: "calm",
  options: [
    { value: "calm", label: { en: "Calm", "zh-CN": "平静" }, phrase: "calm, warm grey" },
    { value: "bold", label: { en: "Bold", "zh-CN": "鲜明" }, phrase: "bold, saturated" },
  ],
};

test("J16: a template is written, tried, versioned, compared, released, rolled back", async ({
  page,
  bench,
  request,
}) => {
  const slug = await bench.make("Hero banner", { body: "", variables: [mood] });
  const template = templatePage(page);
  const { t, body, button, form, preview, problems, dialog, tab } = template;

  await test.step("typing {{ opens the list of variables, and a new one is made on the spot", async () => {
    await template.open(slug);
    await body.click();
    await page.keyboard.type("A photo of {{");
    await expect(page.getByRole("listbox").getByRole("option", { name: /^mood/ })).toBeVisible();
    await page.keyboard.type("product");
    await page.getByRole("option", { name: t("template.body.newVariable", { name: "product" }) }).click();
    await page.keyboard.type(" on a {{mo");
    await expect(page.getByRole("listbox").getByRole("option", { name: /^mood/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.keyboard.press("Enter");
    await page.keyboard.type(" ground");
    await expect(body).toContainText("A photo of {{product}} on a {{mood}} ground");
    await template.isSaved();
    expect((await bench.read(slug)).draft.content.variables.map(({ name }) => name)).toEqual([
      "mood",
      "product",
    ]);
  });

  await test.step("what nobody declared is told with its place, and declared with one click", async () => {
    await body.press("End");
    await page.keyboard.type(" {{colour}}");
    await page.keyboard.press("Escape");
    await expect(problems.getByRole("listitem").filter({ hasText: "“colour”" })).toBeVisible();
    await button("problems.addVariable", { name: "colour" }).click();
    await expect(problems).toBeHidden();
    await body.press("End");
    for (const _ of " {{colour}}") await page.keyboard.press("Backspace");
    await button("variables.delete", { name: "colour" }).click();
  });

  await test.step("the form has a choice for the enum, and the prompt shows what is filled in", async () => {
    const choice = template.field("mood");
    await expect(choice).toHaveRole("combobox");
    await choice.selectOption({ label: "Bold" });
    await template.field("product").fill("a bottle of tea");
    await expect(preview).toHaveText("A photo of a bottle of tea on a bold, saturated ground");
    await expect(preview.locator("mark")).toHaveText(["a bottle of tea", "bold, saturated"]);
  });

  await test.step("it is drawn with Ctrl+Enter, and the pictures come where they were asked for", async () => {
    await template.field("product").press("Control+Enter");
    const run = form.getByRole("article");
    await expect(run).toHaveAttribute("aria-busy", "false", { timeout: 40_000 });
    await expect(run.locator("[data-picture]")).toBeVisible();
  });

  await test.step("version 1, an edit, version 2, told word by word", async () => {
    await template.isSaved();
    await button("freeze.open").click();
    await dialog("freeze.title", { number: 1 }).getByLabel(t("template.freeze.changelog")).fill("The first");
    await button("freeze.button", { number: 1 }).click();
    await expect(dialog("freeze.title", { number: 1 })).toBeHidden();
    await body.press("Control+End");
    await page.keyboard.type(", lit from the left");
    await template.isSaved();
    await button("freeze.open").click();
    await expect(
      dialog("freeze.title", { number: 2 }).getByText(t("template.breaking.none", { number: 1 })),
    ).toBeVisible();
    await button("freeze.button", { number: 2 }).click();
    await expect(dialog("freeze.title", { number: 2 })).toBeHidden();
    await tab("versions").click();
    const text = page.getByRole("region", { name: t("template.difference.body") });
    await expect(text.locator("ins")).toHaveText(", lit from the left");
    await expect(text.locator("del")).toHaveCount(0);
  });

  const live = async () =>
    (await (await request.get(`/api/v1/environments/prod/prompts/${slug}`)).json()).version;
  await test.step("alone, prod takes a version past its policy with a reason; programs get it", async () => {
    await tab("releases").click();
    const prod = template.environment("prod");
    for (const number of [1, 2]) {
      await button("releases.release", { environment: "prod" }).click();
      const sheet = dialog("releases.release", { environment: "prod" });
      await sheet
        .getByRole("combobox", { name: t("template.evidence.version") })
        .selectOption(String(number));
      await expect(
        sheet.getByText(t("template.findings.onePerson", { wanted: 2, found: 1, missing: 1 })),
      ).toBeVisible();
      const anyway = sheet.getByRole("button", { name: t("template.releases.breakGlass") });
      await expect(anyway).toHaveAttribute("aria-disabled", "true");
      await sheet.getByLabel(t("template.releases.reason")).fill("Nobody else is here to look at it.");
      await anyway.click();
      await expect(sheet).toBeHidden();
      await expect(prod.getByText(t("template.version", { number }), { exact: true })).toBeVisible();
    }
    expect(await live()).toBe(2);
    const drawn = await request.post(`/api/v1/environments/prod/prompts/${slug}:generate`, {
      data: { variables: { product: "a cup" } },
    });
    expect(drawn.status()).toBe(200);
  });

  await test.step("one click and a reason lead back", async () => {
    await button("releases.menu", { environment: "prod" }).click();
    await page
      .getByRole("menuitem", {
        name: t("template.releases.backTo", { number: 1, model: "gpt-image-2.5-flare" }),
      })
      .click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel(t("template.releases.reason")).fill("Version 2 is too dark in print.");
    await sheet.getByRole("button", { name: t("template.releases.back"), exact: true }).click();
    const anyway = sheet.getByRole("button", { name: t("template.releases.breakGlass") });
    const done = template
      .environment("prod")
      .getByText(t("template.version", { number: 1 }), { exact: true });
    await expect(anyway.or(done).first()).toBeVisible();
    if (await anyway.isVisible()) await anyway.click();
    await expect(done).toBeVisible();
    expect(await live()).toBe(1);
    await expect(page.getByRole("region", { name: t("template.history.title") }).first()).toContainText(
      "Version 2 is too dark in print.",
    );
  });
});

test("two people change the same draft: the second sees both texts and loses none", async ({
  page,
  bench,
  context,
}) => {
  const slug = await bench.make("Shared draft", { body: "A paper boat" });
  const template = templatePage(page);
  const { t, body, conflict, button, saved } = template;
  await template.open(slug);
  await context.setOffline(true);
  await body.press("Control+End");
  await page.keyboard.type(" at dusk");
  await expect(saved).toHaveAttribute("data-save", "offline", { timeout: 15_000 });
  await bench.write(slug, { body: "A red paper boat" });
  await context.setOffline(false);
  await expect(conflict).toBeVisible({ timeout: 20_000 });
  await expect(conflict.getByRole("region", { name: t("template.conflict.mine"), exact: true })).toHaveText(
    "A paper boat at dusk",
  );
  await expect(
    conflict.getByRole("region", { name: t("template.conflict.theirs") }).locator("ins"),
  ).toContainText("red");
  await expect(conflict.getByLabel(t("template.conflict.byHand"))).toHaveValue("A paper boat at dusk");
  await conflict.getByLabel(t("template.conflict.byHand")).fill("A red paper boat at dusk");
  await button("conflict.merge").click();
  await expect(conflict).toBeHidden();
  await template.isSaved();
  await expect(body).toHaveText("A red paper boat at dusk");
  expect((await bench.read(slug)).draft.content.body).toBe("A red paper boat at dusk");
});

test("what could not be sent is there again after a reload", async ({ page, bench, context }) => {
  const slug = await bench.make("Kept draft", { body: "A kite" });
  const template = templatePage(page);
  await template.open(slug);
  await page.route("**/library/**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await template.body.press("Control+End");
  await page.keyboard.type(" over dunes");
  await expect(template.saved).toHaveAttribute("data-save", "offline", { timeout: 15_000 });
  page.on("dialog", (dialog) => void dialog.accept());
  await page.unrouteAll();
  const other = await context.newPage();
  await page.close({ runBeforeUnload: false });
  const again = templatePage(other);
  await again.open(slug);
  await expect(again.body).toHaveText("A kite over dunes");
  await again.isSaved();
  expect((await bench.read(slug)).draft.content.body).toBe("A kite over dunes");
});

test("cases are drawn for a known price, rated by keys, reviewed, and the release follows", async ({
  page,
  bench,
}) => {
  const slug = await bench.make("Proved", { body: "A {{mood}} kite", variables: [mood] });
  await bench.freeze(slug);
  const template = templatePage(page);
  const { t, button, dialog } = template;
  await template.open(slug, "evidence");
  await button("cases.add").click();
  await dialog("cases.add").getByLabel(t("template.cases.name")).fill("bold one");
  await dialog("cases.add").getByLabel("mood").selectOption("bold");
  await button("cases.save").click();
  await expect(page.locator("[data-test-case='bold one']")).toBeVisible();

  await button("evidence.run").click();
  const prove = dialog("prove.title", { number: 1 });
  await expect(prove.getByText(/\$/).first()).toBeVisible();
  await prove.getByRole("button", { name: /\$/ }).click();
  await expect(prove).toBeHidden();
  const sheet = page.getByRole("region", { name: t("template.sheet.title") });
  const samples = sheet.locator("[data-picture]");
  await expect(samples).toHaveCount(3, { timeout: 60_000 });
  await expect(button("review.approve")).not.toHaveAttribute("aria-disabled", "true", { timeout: 20_000 });

  for (let index = 0; index < 3; index++) {
    await samples.nth(index).focus();
    await page.keyboard.press("5");
    await expect(
      sheet
        .getByRole("listitem")
        .nth(index)
        .getByRole("radio", { name: t("template.sheet.stars", { count: 5 }) }),
    ).toBeChecked();
  }
  await expect(page.getByText(t("template.totals.rated", { rated: 3, samples: 3 }))).toBeVisible();
  await page.getByLabel(t("template.review.comment")).fill("Right in all three.");
  await button("review.approve").click();
  const review = page.locator("[data-review=approve]");
  await expect(review).toContainText("Right in all three.");
  await expect(review.getByText(t("template.review.stale"))).toBeHidden();

  await test.step("another rating makes it a review of something else", async () => {
    await samples.first().focus();
    await page.keyboard.press("4");
    await expect(review.getByText(t("template.review.stale"))).toBeVisible();
    await button("review.approve").click();
    await expect(page.locator("[data-review=approve]")).toHaveCount(2);
  });

  await test.step("test takes it on its proof alone", async () => {
    await template.tab("releases").click();
    await button("releases.release", { environment: "test" }).click();
    const release = dialog("releases.release", { environment: "test" });
    await expect(release.getByText(t("template.releases.met"))).toBeVisible();
    await button("releases.button", { number: 1, environment: "test" }).click();
    await expect(
      template.environment("test").getByText(t("template.version", { number: 1 }), { exact: true }),
    ).toBeVisible();
  });
});

test("an earlier name leads to the page, an unknown one to none", async ({ page, bench }) => {
  const slug = await bench.make("Renamed", { body: "A kite" });
  const template = templatePage(page);
  await template.open(slug);
  const name = page.getByLabel(template.t("template.details.slug"));
  await name.fill(`${slug}-new`);
  await template.button("details.rename").click();
  await expect(page).toHaveURL(new RegExp(`/library/${slug}-new$`));
  await page.goto(`/library/${slug}?tab=versions`);
  await expect(page).toHaveURL(new RegExp(`/library/${slug}-new\\?tab=versions$`));
  expect((await page.goto("/library/there-is-none"))?.status()).toBe(404);
});

test("J18: the code asks for what is released, in four languages, and the copied curl draws it", async ({
  page,
  bench,
  studio,
}) => {
  const slug = await bench.make("In code", { body: "A {{mood}} kite", variables: [mood] });
  const { id } = await bench.freeze(slug);
  await bench.release(slug, id, "dev");
  const template = templatePage(page);
  const { t } = template;
  await template.open(slug, "code");
  for (const [language, name] of [
    ["typescript", "TypeScript"],
    ["python", "Python"],
    ["csharp", "C#"],
    ["curl", "curl"],
  ] as const) {
    await page.getByRole("radio", { name }).check();
    const block = page.getByRole("region", { name: t("code.block", { language: name }) });
    await expect(block).toContainText(`/api/v1/environments/dev/prompts/${slug}:`);
    await expect(block).toContainText("PENTIMENTO_KEY");
    await expect(page).toHaveURL(new RegExp(`[?&]code=${language}`));
  }
  const curl = page.getByRole("region", { name: t("code.block", { language: "curl" }) });
  await page
    .getByRole("button", { name: t("code.copy") })
    .first()
    .focus();
  await page.keyboard.press("Tab");
  await expect(curl).toBeFocused();
  const folder = await mkdtemp(join(tmpdir(), "pentimento-call-"));
  await writeFile(join(folder, "copied.sh"), `set -eu -o pipefail\n${await curl.innerText()}`);
  await promisify(execFile)("bash", ["copied.sh"], {
    cwd: folder,
    env: { ...process.env, PENTIMENTO_URL: studio.url },
  });
  const { width, height, format } = await sharp(join(folder, "picture-1.png")).metadata();
  expect({ width, height, format }).toEqual({ width: 1024, height: 1024, format: "png" });
  await rm(folder, { recursive: true });
});
