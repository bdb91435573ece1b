import { expect, type Page } from "@playwright/test";
import { type Locale, locales } from "#lib/i18n/locale.ts";
import { draw, leaveDraft, listen, playgroundPage } from "#tests/support/playground-page.ts";
import { launchStudio } from "#tests/support/studio-process.ts";
import { expectAccessible } from "#tests/support/test.ts";
import { upstreamTest as test } from "#tests/support/upstream.ts";
import { sentence } from "#tests/support/words.ts";

/** What a person must be told of each fault. `held`: nobody knows whether it was charged. */
const faults = [
  { marker: "moderation-input", code: "moderation_input", charge: "none" },
  { marker: "moderation-output", code: "moderation_output", charge: "none" },
  { marker: "429-quota", code: "provider_quota", charge: "none" },
  { marker: "500", code: "provider_failed", charge: "none" },
  { marker: "502", code: "provider_failed", charge: "held" },
  { marker: "408", code: "provider_timeout", charge: "held" },
  { marker: "401", code: "provider_key_refused", charge: "none" },
  { marker: "unverified", code: "provider_unverified", charge: "none" },
  { marker: "cut", code: "provider_cut", charge: "held" },
  { marker: "reset", code: "provider_cut", charge: "held" },
  { marker: "malformed-sse", code: "provider_malformed", charge: "held" },
  { marker: "bad-base64", code: "provider_malformed", charge: "held" },
] as const;

/** Streamed, since most of this can only go wrong in a stream. */
const streamed = { parameters: { quality: "low", partialImages: 1 } };

async function studioOf(page: Page, locale: Locale = "en") {
  const playground = playgroundPage(page, locale);
  const said = await listen(page);
  await leaveDraft(page, streamed);
  await playground.open();
  await expect(
    playground.settings.getByRole("radio", { name: playground.t("models.quality.low"), exact: true }),
  ).toBeChecked();
  const alerts = async () =>
    (await said()).filter(
      ({ role, text }) =>
        role === "alert" && text.startsWith(playground.t("playground.say.failed", { failed: 1, count: 1 })),
    ).length;
  return { ...playground, said, alerts };
}

for (const locale of locales) {
  test.describe(`a provider that fails, in ${locale}`, () => {
    test.use({ locale });

    test("each fault says its cause, what was charged, what to do next and its request id", async ({
      page,
      provider,
    }) => {
      test.setTimeout(90_000);
      const playground = await studioOf(page, locale);
      const { t, prompt, alerts } = playground;
      for (const [index, { marker, code, charge }] of faults.entries()) {
        await test.step(marker, async () => {
          const calls = provider.asked.length;
          const text = `${marker} ${locale} [fault:${marker}]`;
          const tile = (await draw(playground, text)).getByRole("listitem");
          await expect(tile).toContainText(t(`errors.${code}.what`));
          await expect(tile).toContainText(
            t(charge === "held" ? "playground.tile.unknownNext" : `errors.${code}.next`),
          );
          const charged = sentence(
            t,
            `playground.charge.${charge}`,
            charge === "held" ? { amount: null } : {},
          );
          await expect(tile.getByText(charged)).toBeVisible();
          await expect(tile.getByRole("button", { name: t("playground.tile.retry") })).toBeVisible();
          await expect(tile.getByRole("button", { name: t("playground.tile.writeOff") })).toBeVisible({
            visible: charge === "held",
          });
          const id = sentence(t, "playground.tile.requestId", { id: null });
          const requestId = tile.getByRole("button", { name: id });
          await expect(requestId).toBeVisible();
          await expect(prompt).toHaveValue(text);
          await expect(prompt).toBeFocused();
          await expect.poll(alerts).toBe(index + 1);
          expect(provider.asked.slice(calls)).toHaveLength(1);
        });
      }
      await expectAccessible(page);
    });
  });
}

test("a rate limit is waited out in sight of everybody, and asked again once", async ({ page, provider }) => {
  const playground = await studioOf(page);
  const calls = provider.asked.length;
  const bills = provider.journal.length;
  await playground.prompt.fill("patience [fault:429:once]");
  await playground.prompt.press("Control+Enter");
  const run = playground.run("patience [fault:429:once]");
  const waits = [3, 2, 1].map((seconds) => playground.t("playground.tile.retrying", { seconds }));
  const seen: string[] = [];
  const look = async () => {
    const text = (await run.textContent()) ?? "";
    const wait = waits.find((one) => text.includes(one));
    if (wait && seen.at(-1) !== wait) seen.push(wait);
    return seen;
  };
  await expect.poll(look, { intervals: [100] }).toEqual(waits);
  await expect(playground.pictures(run)).toHaveCount(1);
  expect(provider.asked.slice(calls)).toHaveLength(2);
  expect(provider.journal.slice(bills)).toHaveLength(1);
  expect(await playground.alerts()).toBe(0);
});

test("a call that hangs can be stopped, and what it may cost be closed as spent", async ({
  browser,
  provider,
}) => {
  test.setTimeout(90_000);
  const studio = await launchStudio({
    env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.base, PENTIMENTO_DRAIN: "1" },
  });
  try {
    const page = await browser.newPage({ baseURL: studio.url });
    const playground = await studioOf(page);
    const { t } = playground;
    await playground.prompt.fill("silence [fault:hang]");
    await playground.prompt.press("Control+Enter");
    const run = playground.run("silence [fault:hang]");
    const tile = run.getByRole("listitem");
    await expect.poll(() => provider.journal.some(({ prompt }) => prompt.startsWith("silence"))).toBe(true);

    await test.step("Stop says that it was sent already", async () => {
      await run.getByRole("button", { name: t("playground.run.stop"), exact: true }).click();
      await expect(tile).toContainText(t("playground.tile.stopping"));
    });
    await test.step("a studio told to leave breaks it off and knows no more than the person", async () => {
      expect(await studio.stop()).toBe(0);
      await studio.start();
      await page.reload();
      await expect(run).toHaveAttribute("aria-busy", "false");
      await expect(tile.getByText(sentence(t, "playground.charge.held", { amount: null }))).toBeVisible();
    });
    await test.step("closing it books what was held", async () => {
      await tile.getByRole("button", { name: t("playground.tile.writeOff") }).click();
      await expect(tile).toContainText(t("playground.tile.writtenOff.what"));
      await expect(tile.getByText(sentence(t, "playground.charge.settled", { amount: null }))).toBeVisible();
      await expect(run.locator("dd").filter({ hasText: /^\$0\.\d+$/ })).toBeVisible();
      await page.reload();
      await expect(tile).toContainText(t("playground.tile.writtenOff.what"));
    });
    expect(provider.journal.filter(({ prompt }) => prompt.startsWith("silence"))).toHaveLength(1);
    await page.close();
  } finally {
    await studio.close();
  }
});

test("a picture of another size than asked for is kept as it is", async ({ page }) => {
  const playground = await studioOf(page);
  const run = await draw(playground, "odd [fault:wrong-size]");
  const picture = playground.pictures(run);
  await expect(picture).toHaveCount(1);
  const original = await run
    .getByRole("link", { name: playground.t("playground.image.download") })
    .getAttribute("href");
  const { width, height } = await page.evaluate(async (url) => {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob());
    return { width: bitmap.width, height: bitmap.height };
  }, original ?? "");
  expect({ width, height }).not.toEqual({ width: 1024, height: 1024 });
  await picture.click();
  await expect(page.getByRole("dialog")).toContainText(`${width} × ${height}`);
});

test("a studio whose key was taken away says so, and keeps what was made", async ({ browser, provider }) => {
  const env: Record<string, string> = { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.base };
  const studio = await launchStudio({ env });
  try {
    const page = await browser.newPage({ baseURL: studio.url });
    const playground = await studioOf(page);
    const run = await draw(playground, "made with a key [fault:500]");
    await studio.stop();
    delete env.OPENAI_API_KEY;
    await studio.start();
    await page.reload();
    const calls = provider.asked.length;
    await run.getByRole("button", { name: playground.t("playground.tile.retry") }).click();
    await expect(page.getByText(playground.t("errors.provider_key_missing.what")).first()).toBeVisible();
    await expect(page.getByText(playground.t("errors.provider_key_missing.next")).first()).toBeVisible();
    expect(provider.asked.slice(calls)).toHaveLength(0);
    await page.close();
  } finally {
    await studio.close();
  }
});
