import { saveCase } from "#lib/evidence/save-case.ts";
import { locales } from "#lib/i18n/locale.ts";
import { freshTest as test } from "#tests/support/fresh-test.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { seedEvidence } from "#tests/support/seed-evidence.ts";
import type { StudioProcess } from "#tests/support/studio-process.ts";
import { templatesAt } from "#tests/support/template-bench.ts";
import { templatePage } from "#tests/support/template-page.ts";
import { expect, expectAccessible } from "#tests/support/test.ts";
import { sentence, wordsOf } from "#tests/support/words.ts";

test.setTimeout(180_000);
// What was drawn on the old model has rows here and no bytes.
test.use({ expectedErrors: [/410 \(Gone\)/] });

const old = "gpt-image-1-mini";
const successor = "gpt-image-2.5-flare";

/** A template with a version that was proved and tried on a model that ends. */
async function endingTemplate(studio: StudioProcess): Promise<string> {
  const bench = await templatesAt(studio);
  const slug = await bench.make("Harbour poster", { body: "A harbour at dawn" });
  const { id: versionId } = await bench.freeze(slug);
  const { id: templateId } = await bench.read(slug);
  const { client } = bench.context.studio.database;
  const { id: connectionId } = await client.connection.findFirstOrThrow();
  const kept = { templateId, caseId: null, name: "plain", values: {}, slots: {}, required: true };
  const { id: caseId } = await saveCase(bench.context, kept);
  await client.template.update({ where: { id: templateId }, data: { connectionId, model: old } });
  const cases = [{ caseId, name: "plain", pictures: 3, costNano: 5_000_000n, latencyMs: 900 }];
  await seedEvidence(bench.context, { versionId, connectionId, model: old, cases });
  await bench.close();
  return slug;
}

test("a template of a model that ends is proved on the next one, and its release moves there", async ({
  page,
  freshStudio: studio,
  request,
}) => {
  const slug = await endingTemplate(studio);
  const template = templatePage(page);
  const { t, button, dialog } = template;

  await test.step("it stands on the page of ending models, with the way to prove it", async () => {
    await page.goto("/library/retirements");
    const model = page.getByRole("region", { name: old });
    await expect(model.getByText(t("library.retirements.successor", { model: successor }))).toBeVisible();
    await expect(model.getByText(t("library.retirements.unproven", { model: successor }))).toBeVisible();
    await model
      .getByRole("link", { name: `${t("library.retirements.prove", { model: successor })} Harbour poster` })
      .click();
    await expect(page).toHaveURL(new RegExp(`/library/${slug}\\?tab=evidence`));
  });

  const side = (name: string) =>
    page.getByRole("button", { name: new RegExp(`^${name.replaceAll(".", "\\.")}: plain`) });
  await test.step("what breaks is said before, the price too", async () => {
    await expect(page.getByText(t("template.reproof.fits", { model: successor }))).toBeVisible();
    await expect(side(old)).toHaveCount(3);
    await expect(page.getByText(t("template.pair.missing"))).toBeVisible();
    await button("reproof.prove", { model: successor }).click();
    const prove = dialog("prove.title", { number: 1 });
    await expectAccessible(page);
    await prove
      .getByRole("button", { name: sentence(t, "template.prove.button", { count: 3, price: null }) })
      .click();
    await expect(prove).toBeHidden();
  });

  await test.step("both sheets stand side by side, with what they cost", async () => {
    await expect(side(successor)).toHaveCount(3, { timeout: 60_000 });
    await expect(side(old)).toHaveCount(3);
    const sheets = page.getByRole("region", { name: t("template.pair.title") });
    await expect(sheets.getByText(t("template.pair.difference"))).toBeVisible();
    await expect(sheets.getByText("$0.005").first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the release moves with the new proof, and programs are told the new model", async () => {
    await page.getByRole("link", { name: t("template.reproof.move") }).click();
    await expect(page).toHaveURL(/tab=releases/);
    await button("releases.release", { environment: "dev" }).click();
    const release = dialog("releases.release", { environment: "dev" });
    await expect(release.getByLabel(t("template.prove.deployment"))).toHaveValue(
      new RegExp(successor.replaceAll(".", "\\.")),
    );
    await button("releases.button", { number: 1, environment: "dev" }).click();
    await expect(release).toBeHidden({ timeout: 20_000 });
    const live = await (await request.get(`/api/v1/environments/dev/prompts/${slug}`)).json();
    expect(JSON.stringify(live)).toContain(successor);
    expect(JSON.stringify(live)).not.toContain(old);
  });

  await test.step("the page of ending models knows the proof", async () => {
    await page.goto("/library/retirements");
    const model = page.getByRole("region", { name: old });
    await expect(
      model.getByText(t("library.retirements.proven", { count: 3, model: successor })),
    ).toBeVisible();
  });
});

for (const locale of locales)
  for (const colorScheme of ["light", "dark"] as const)
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("ending models and the shelf: no accessibility violation, nothing to scroll sideways", async ({
        page,
        freshStudio: studio,
      }) => {
        const t = wordsOf(locale);
        await page.goto("/library/retirements");
        await expect(page.getByRole("heading", { name: t("library.retirements.none.title") })).toBeVisible();
        await expectAccessible(page);
        await endingTemplate(studio);
        for (const [address, name] of [
          ["/library/retirements", t("library.retirements.title")],
          ["/library", t("library.title")],
        ] as const) {
          for (const width of [1280, 320]) {
            await page.setViewportSize({ width, height: 800 });
            await page.goto(address);
            await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
            await expect(page.getByText("Harbour poster").first()).toBeVisible();
            await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          }
        }
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.getByRole("button", { name: t("library.filters.open") }).click();
        await expectAccessible(page);
      });
    });
