import { launchStudio, type StudioProcess } from "#tests/support/studio-process.ts";
import { test } from "#tests/support/test.ts";

/** Tests at a studio of their own, in which nobody has drawn anything yet. */
export const freshTest = test.extend<{ freshStudio: StudioProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it needs from this pattern
  freshStudio: async ({}, use) => {
    const studio = await launchStudio();
    await use(studio);
    await studio.close();
  },
  baseURL: ({ freshStudio }, use) => use(freshStudio.url),
});
