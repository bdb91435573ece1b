import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { type Cable, layCable } from "#tests/support/cable.ts";
import {
  cheap,
  draw,
  leaveDraft,
  type PlaygroundPage,
  playgroundPage,
} from "#tests/support/playground-page.ts";
import { launchStudio } from "#tests/support/studio-process.ts";
import { upstreamTest as test } from "#tests/support/upstream.ts";

/** The event streams that the tabs of a browser have opened, in order. */
function watchStreams(context: BrowserContext): string[] {
  const opened: string[] = [];
  context.on("request", (request) => request.url().includes("/events?") && opened.push(request.url()));
  return opened;
}

/** Opens a tab beside another of the same browser: it has no event stream of its own, but the kept draft is back. */
async function openBeside(page: Page) {
  const playground = playgroundPage(page);
  await page.goto("/");
  const low = playground.settings.getByRole("radio", {
    name: playground.t("models.quality.low"),
    exact: true,
  });
  await expect(low).toBeChecked();
  return playground;
}

async function begin(page: Page, text: string) {
  const playground = playgroundPage(page);
  await leaveDraft(page, cheap);
  await playground.open();
  await playground.prompt.fill(text);
  await playground.generate(1).click();
  const run = playground.run(text);
  await expect(run.getByRole("listitem")).toContainText(playground.t("playground.tile.drawing"));
  return { ...playground, run };
}

/** Tests whose browser reaches the studio by a cable that can be cut. */
const cabled = test.extend<object, { cable: Cable }>({
  cable: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it needs from this pattern
    async ({}, use) => {
      const cable = await layCable();
      await use(cable);
      await cable.close();
    },
    { scope: "worker" },
  ],
  studio: [
    async ({ provider, cable }, use) => {
      const env = { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.base };
      const studio = await launchStudio({
        env: { ...env, PENTIMENTO_ALLOW_HOSTS: `127.0.0.1:${cable.port}` },
      });
      cable.lead(Number(new URL(studio.url).port));
      await use(studio);
      await studio.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ cable }, use) => use(`http://127.0.0.1:${cable.port}`),
});

cabled.describe("a connection that breaks", () => {
  cabled.afterEach(({ cable }) => cable.mend());
  cabled.use({ expectedErrors: [/ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_SOCKET/] });

  cabled(
    "says so, comes back by itself, and brings the picture once",
    async ({ page, browser, studio, provider, cable }) => {
      const text = "a cable is pulled [fault:slow=2500]";
      const calls = provider.asked.length;
      const { run, pictures, runs, t } = await begin(page, text);
      const tile = run.getByRole("listitem");
      cable.cut();
      await expect(tile).toContainText(t("playground.tile.reconnecting"));
      await cabled.step("the picture is made while this page hears nothing", async () => {
        const elsewhere = playgroundPage(await browser.newPage({ baseURL: studio.url, locale: "en-US" }));
        await elsewhere.open();
        await expect(elsewhere.pictures(elsewhere.run(text))).toHaveCount(1, { timeout: 15_000 });
        await elsewhere.page.close();
        await expect(tile).toContainText(t("playground.tile.reconnecting"));
      });
      const resumed = page.waitForRequest(/\/events\?/);
      cable.mend();
      await expect(pictures(run)).toHaveCount(1, { timeout: 20_000 });
      await expect(run).toHaveAttribute("aria-busy", "false");
      await expect(tile).toHaveCount(1);
      await expect(runs.filter({ hasText: "a cable is pulled" })).toHaveCount(1);
      const { "last-event-id": lastHeard } = await (await resumed).allHeaders();
      expect(Number(lastHeard)).toBeGreaterThan(0);
      expect(provider.asked.slice(calls)).toHaveLength(1);
    },
  );

  cabled(
    "holds a click back until the studio can be reached, and makes one run of it",
    async ({ page, provider, cable }) => {
      const playground = playgroundPage(page);
      const { t } = playground;
      await leaveDraft(page, cheap);
      await playground.open();
      await draw(playground, "drawn in daylight");
      const calls = provider.asked.length;
      cable.cut();
      await playground.prompt.fill("clicked in a tunnel");
      await playground.generate(1).click();
      const run = playground.run("clicked in a tunnel");
      await expect(run.getByRole("listitem")).toContainText(t("playground.tile.reconnecting"));
      cable.mend();
      await expect(playground.pictures(run)).toHaveCount(1, { timeout: 20_000 });
      await expect(playground.runs.filter({ hasText: "clicked in a tunnel" })).toHaveCount(1);
      expect(provider.asked.slice(calls)).toHaveLength(1);
    },
  );
});

test("a reload, a second tab and another browser see the same job end", async ({
  page,
  context,
  browser,
  studio,
  provider,
}) => {
  const calls = provider.asked.length;
  const text = "seen from three places [fault:slow=4000]";
  const { run, pictures, t, reload } = await begin(page, text);
  await reload();
  await expect(page.getByRole("button", { name: t("playground.tray", { count: 1 }) })).toBeVisible();
  await expect(run.getByRole("listitem")).toContainText(t("playground.tile.drawing"));
  const second = await openBeside(await context.newPage());
  const elsewhere = await browser.newContext({ baseURL: studio.url, locale: "en-US" });
  const third = playgroundPage(await elsewhere.newPage());
  await third.open();
  for (const { run: runOf, pictures: picturesOf } of [second, third, { run: () => run, pictures }])
    await expect(picturesOf(runOf(text))).toHaveCount(1, { timeout: 15_000 });
  await expect(page.getByRole("button", { name: t("playground.tray", { count: 1 }) })).toBeHidden();
  expect(provider.asked.slice(calls)).toHaveLength(1);
  await elsewhere.close();
});

test("eight tabs of one browser stay live with one event stream, also when its tab is closed", async ({
  context,
  provider,
}) => {
  test.setTimeout(90_000);
  const streams = watchStreams(context);
  const calls = provider.asked.length;
  const first = playgroundPage(await context.newPage());
  await leaveDraft(first.page, cheap);
  await first.open();
  const others: PlaygroundPage[] = [];
  for (let number = 2; number <= 8; number++) others.push(await openBeside(await context.newPage()));
  const last = others.at(-1) ?? first;
  await expect.poll(() => streams).toHaveLength(1);

  await draw(last, "heard by eight");
  for (const tab of [first, ...others]) await expect(tab.pictures(tab.run("heard by eight"))).toHaveCount(1);
  expect(streams).toHaveLength(1);

  await first.page.close();
  await expect.poll(() => streams).toHaveLength(2);
  await draw(last, "heard by seven");
  for (const tab of others) await expect(tab.pictures(tab.run("heard by seven"))).toHaveCount(1);
  expect(streams).toHaveLength(2);
  expect(provider.asked.slice(calls)).toHaveLength(2);
});

test("a download is the original, byte for byte", async ({ page }) => {
  const playground = playgroundPage(page);
  await leaveDraft(page, cheap);
  await playground.open();
  const run = await draw(playground, "kept as it came");
  const link = run.getByRole("link", { name: playground.t("playground.image.download") });
  const downloading = page.waitForEvent("download");
  await run.hover();
  await link.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^pentimento-\d{8}-\w{6}\.png$/);
  const sha256 = createHash("sha256")
    .update(await readFile(await download.path()))
    .digest("hex");
  expect(await link.getAttribute("href")).toContain(`/blobs/${sha256}`);
});
