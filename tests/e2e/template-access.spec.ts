import { textVariable } from "#components/template/template-content.fixture.ts";
import { locales } from "#lib/i18n/locale.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { templatesAt } from "#tests/support/template-bench.ts";
import { templatePage } from "#tests/support/template-page.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.setTimeout(240_000);

const tabs = ["edit", "versions", "evidence", "releases", "code"] as const;

for (const locale of locales)
  for (const colorScheme of ["light", "dark"] as const)
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("no accessibility violation on any tab, and nothing to scroll sideways on a phone", async ({
        page,
        studio,
      }) => {
        const bench = await templatesAt(studio);
        const content = {
          body: "A {{subject}} on a {{ground}} ground",
          variables: [textVariable("subject"), { ...textVariable("unused"), required: false }],
        };
        const slug = await bench.make("Accessible", content);
        await bench.write(slug, { body: "A {{subject}}" });
        await bench.freeze(slug);
        await bench.write(slug, {
          body: `A {{subject}} on a {{ground}} ground. ${"Very long. ".repeat(400)}`,
        });
        await bench.close();
        const template = templatePage(page, locale);
        const { t } = template;
        for (const tab of tabs) {
          await test.step(tab, async () => {
            await page.setViewportSize({ width: 1280, height: 800 });
            await template.open(slug, tab);
            await expect(page.getByRole("navigation", { name: t("template.tabs.label") })).toBeVisible();
            await expectAccessible(page);
            await page.setViewportSize({ width: 320, height: 640 });
            await expectNoSidewaysScroll(page);
            await expectAccessible(page);
          });
        }
        await test.step("with a variable open and a version about to be made", async () => {
          await page.setViewportSize({ width: 1280, height: 800 });
          await template.open(slug);
          await page
            .getByRole("button", { name: /subject/, expanded: false })
            .first()
            .click();
          await expectAccessible(page);
          await template.button("freeze.open").click();
          await expect(template.dialog("freeze.title", { number: 2 })).toBeVisible();
          await expectAccessible(page);
        });
      });
    });
