import { expect, type Page } from "@playwright/test";
import { leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { launchStudio } from "#tests/support/studio-process.ts";
import { test } from "#tests/support/test.ts";
import { upstream } from "#tests/support/upstream.ts";

/** How many calls the studio makes at a time; what is beyond waits. */
const atATime = 8;
/** A lease is a minute, and the sweep comes every five seconds. */
const leaseMs = 70_000;

/** A studio of this test's own, whose provider counts. */
async function ownStudio() {
  const provider = await upstream();
  const studio = await launchStudio({ env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.base } });
  return {
    provider,
    studio,
    async close() {
      await studio.close();
      await provider.close();
    },
  };
}

async function ask(page: Page, url: string, text: string, count: number) {
  const playground = playgroundPage(page);
  await leaveDraft(page, { count, parameters: { quality: "low", partialImages: 0 } });
  await playground.open(url);
  await expect(playground.generate(count)).toBeVisible();
  await playground.prompt.fill(text);
  await playground.generate(count).click();
  return { ...playground, run: playground.run(text) };
}

// The page's own connections break with the studio, and are refused while it closes.
test.use({
  expectedErrors: [/status of 503|ERR_CONNECTION_|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|Failed to fetch/],
});

test("after kill -9 nothing is sent twice, what waited is drawn, and what was out ends as unknown", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { provider, studio, close } = await ownStudio();
  try {
    const text = "drawn when the light goes out [fault:slow=20000]";
    const { run, pictures, t } = await ask(page, studio.url, text, atATime + 2);
    const tiles = run.getByRole("listitem");
    await expect.poll(() => provider.journal.length, { timeout: 15_000 }).toBe(atATime);
    await studio.kill();
    await expect(tiles.first()).toContainText(t("playground.tile.reconnecting"));
    const killedAt = Date.now();
    await studio.start();

    await test.step("the page finds the studio again by itself, and says what may have been charged", async () => {
      await expect(run).toHaveAttribute("aria-busy", "false", { timeout: leaveAfter(killedAt) });
      await expect(tiles.filter({ hasText: t("errors.interrupted.what") })).toHaveCount(atATime);
      await expect(tiles.filter({ hasText: t("playground.tile.unknownNext") })).toHaveCount(atATime);
      await expect(tiles.filter({ hasText: /may have been charged/ })).toHaveCount(atATime);
      await expect(pictures(run)).toHaveCount(2);
      expect(Date.now() - killedAt).toBeLessThan(leaseMs);
    });
    await test.step("each picture was asked for exactly once", async () => {
      expect(provider.asked).toHaveLength(atATime + 2);
      expect(new Set(provider.journal.map(({ clientRequestId }) => clientRequestId)).size).toBe(atATime + 2);
    });
    await test.step("a reload shows the same", async () => {
      await page.reload();
      await expect(tiles.filter({ hasText: t("errors.interrupted.what") })).toHaveCount(atATime);
      await expect(pictures(run)).toHaveCount(2);
      expect(provider.asked).toHaveLength(atATime + 2);
    });
  } finally {
    await close();
  }
});

const leaveAfter = (killedAt: number) => Math.max(1, leaseMs - (Date.now() - killedAt));

test("SIGTERM waits for the paid call in flight; the picture is there at the next start", async ({
  page,
}) => {
  const { provider, studio, close } = await ownStudio();
  try {
    const text = "drawn while the studio closes [fault:slow=4000]";
    const { run, pictures, t } = await ask(page, studio.url, text, 1);
    await expect.poll(() => provider.journal.length).toBe(1);
    expect(await studio.stop()).toBe(0);
    expect(studio.output()).toContain("Waiting up to 120 s for 1 paid call in flight");
    await expect(run.getByRole("listitem")).not.toContainText(t("playground.charge.none"));
    await studio.start();
    await page.reload();
    await expect(pictures(run)).toHaveCount(1);
    expect(provider.asked).toHaveLength(1);
  } finally {
    await close();
  }
});
