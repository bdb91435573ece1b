import type { Page } from "@playwright/test";
import { locales } from "#lib/i18n/locale.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { sharedFrom } from "#tests/support/shared.ts";
import { launchStudio } from "#tests/support/studio-process.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";
import { wordsOf } from "#tests/support/words.ts";

const prompt = "A secret fox in the snow";
const themes = ["light", "dark"] as const;
const t = wordsOf("en");

test.use({ expectedErrors: [/status of 4(?:04|10)/] });

test("whoever has the link sees the picture, and nothing of its prompt in any byte (J05)", async ({
  studio,
  browser,
}) => {
  const shared = await sharedFrom(studio, { prompt, pictures: 2 });
  const link = await shared.make({ term: "7d", title: "For Ana" });
  const context = await browser.newContext();
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  const answer = await page.goto(link.url, { waitUntil: "networkidle" });
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({ "referrer-policy": "no-referrer" });
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  await expect(page.getByRole("heading", { level: 1, name: "For Ana" })).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  const pictures = page.getByRole("img");
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all())
    expect(await picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(
      true,
    );
  await page
    .getByRole("link", { name: t("share.page.picture", { number: 1, total: 2 }), exact: true })
    .press("Enter");
  await page.waitForURL(/\/blobs\//);
  await page.goBack();
  for (const body of await Promise.all(bodies)) expect(body.includes("secret fox")).toBe(false);
  await context.close();
  await shared.close();
});

test("a chosen picture is shared from the gallery, the link copied, opened and ended (J05)", async ({
  page,
  studio,
  context,
}) => {
  const shared = await sharedFrom(studio, { prompt, pictures: 1 });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/gallery");
  await page
    .getByRole("option")
    .first()
    .click({ modifiers: ["Control"] });
  await page.getByRole("button", { name: t("gallery.bulk.share"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: t("share.term.7d") })).toBeChecked();
  await expect(dialog.getByRole("switch", { name: t("share.form.showPrompt") })).not.toBeChecked();
  await dialog.getByRole("textbox", { name: t("share.form.title") }).fill("The winner");
  await page.keyboard.press("Enter");
  const made = dialog.getByRole("list", { name: t("share.dialog.made") });
  await expect(made.getByRole("button", { name: t("share.copy") })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("share.copied")).first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/[\w-]{32}$/);
  expect((await page.request.get(copied)).status()).toBe(200);
  await made.getByRole("button", { name: t("share.row.revoke") }).click();
  await made.getByRole("button", { name: t("share.row.revoke") }).click();
  await expect(made.getByText(t("share.state.revoked"))).toBeVisible();
  expect((await page.request.get(copied)).status()).toBe(410);
  const actions = (await shared.audit()).map(({ action }) => action);
  expect(actions.slice(-2)).toEqual(["share.create", "share.revoke"]);
  await shared.close();
});

test("a link that was ended, has expired or never was says so in words", async ({ page, studio }) => {
  const shared = await sharedFrom(studio, { prompt, pictures: 1 });
  const ended = await shared.make({});
  const expired = await shared.make({ term: "1d" });
  await shared.expire(expired);
  await shared.revoke(ended);
  for (const [url, status, state] of [
    [ended.url, 410, "revoked"],
    [expired.url, 410, "expired"],
    [`${studio.url}/s/${"A".repeat(32)}`, 404, "unknown"],
    [`${studio.url}/s/short`, 404, "unknown"],
  ] as const) {
    const answer = await page.goto(url);
    expect([state, answer?.status()]).toEqual([state, status]);
    await expect(page.getByRole("heading", { level: 1, name: t(`share.page.${state}.title`) })).toBeVisible();
    await expect(page.getByText(t(`share.page.${state}.text`))).toBeVisible();
    await expectAccessible(page);
  }
  expect((await shared.audit()).map(({ action }) => action)).toContain("share.revoke");
  await shared.close();
});

test("links are found, copied without HTTPS, and ended by hand", async ({ page, studio }) => {
  const shared = await sharedFrom(studio, { prompt, pictures: 1 });
  const link = await shared.make({ title: "By hand" });
  // As on a plain http address of the network: there is no clipboard.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto("/shares");
  const row = page.getByRole("listitem").filter({ hasText: "By hand" });
  await expect(row.getByRole("textbox", { name: t("share.address") })).toHaveValue(link.url);
  await expectAccessible(page);
  await row.getByRole("button", { name: t("share.copy") }).click();
  const copied = page.getByText(t("share.copied"));
  await expect(copied.or(page.getByText(t("share.copyByHand"))).first()).toBeVisible();
  await row.getByRole("button", { name: t("share.row.revoke") }).press("Enter");
  await expect(row.getByText(t("share.row.ask"))).toBeVisible();
  await row.getByRole("button", { name: t("share.row.keep") }).press("Enter");
  await expect(row.getByText(t("share.row.ask"))).toBeHidden();
  await row.getByRole("button", { name: t("share.row.revoke") }).press("Enter");
  await expect(row.getByRole("button", { name: t("share.row.revoke") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row.getByText(t("share.state.revoked"))).toBeVisible();
  expect((await page.request.get(link.url)).status()).toBe(410);
  await shared.close();
});

for (const locale of locales)
  for (const colorScheme of themes)
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("the page of a link speaks the reader's language, and has no accessibility violation", async ({
        page,
        studio,
      }) => {
        const words = wordsOf(locale);
        const shared = await sharedFrom(studio, {
          prompt: `${prompt} ${"and more ".repeat(30)}`,
          pictures: 3,
        });
        const link = await shared.make({ showPrompt: true });
        await page.goto(link.url);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.getByRole("heading", { level: 1, name: words("share.page.title") })).toBeVisible();
        await expectAccessible(page);
        await page.locator("summary").first().press("Enter");
        await expect(page.getByText(prompt).first()).toBeVisible();
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await shared.close();
      });
    });

test("the page of a link weighs little more than what every page of Next weighs", async ({
  page,
  studio,
}) => {
  const shared = await sharedFrom(studio, { prompt, pictures: 1 });
  const link = await shared.make({});
  const scripts = (own: Page) =>
    own.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => (entry as PerformanceResourceTiming).initiatorType === "script")
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
  await page.goto(`${studio.url}/nowhere`, { waitUntil: "networkidle" });
  const bare = await scripts(page);
  await page.goto(link.url, { waitUntil: "networkidle" });
  expect((await scripts(page)) - bare).toBeLessThan(8_000);
  await shared.close();
});

test("at the public address there are shared links, and nothing else", async ({ browser }) => {
  const studio = await launchStudio({ env: { PENTIMENTO_PUBLIC_URL: "http://studio.test" } });
  const origin = "http://studio.test";
  const shared = await sharedFrom(studio, { prompt, pictures: 1, origin });
  const link = await shared.make({});
  const context = await browser.newContext();
  const page = await context.newPage();
  // What a proxy does: the name stays, the connection comes to this machine.
  await page.route("http://studio.test/**", async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await route.fetch({
      url: studio.url + pathname + search,
      headers: { ...route.request().headers(), host: "studio.test", "x-forwarded-for": "203.0.113.9" },
    });
    await route.fulfill({ response });
  });
  expect((await page.goto(link.url))?.status()).toBe(200);
  await expect(page.getByRole("img")).toBeVisible();
  await expect(page.getByRole("link", { name: t("share.page.openInStudio") })).toHaveCount(0);
  for (const path of ["/", "/gallery", "/storage", "/events", "/api/v1/storage"])
    expect([path, (await page.goto(`http://studio.test${path}`))?.status()]).toEqual([path, 404]);
  await context.close();
  await shared.close();
  await studio.close();
});
