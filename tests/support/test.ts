import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { launchStudio, type StudioProcess } from "#tests/support/studio-process.ts";

type Fixtures = {
  /** Fails the test when the page logs an error or throws; a test that provokes one names it here. */
  expectedErrors: RegExp[];
};

/** Tests at a running studio: one for each worker, on the simulator. */
export const test = base.extend<Fixtures & { watched: undefined }, { studio: StudioProcess }>({
  studio: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it needs from this pattern
    async ({}, use) => {
      const studio = await launchStudio();
      await use(studio);
      await studio.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ studio }, use) => use(studio.url),
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`.trim());
      });
      await use(undefined);
      expect(errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No accessibility violations on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours are judged as they will be, not on their way there.
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
  });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
  ).toEqual([]);
}
