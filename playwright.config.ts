import { defineConfig } from "@playwright/test";
import { chromium } from "./scripts/chromium.mjs";

const { executablePath, env } = await chromium(import.meta.dirname);

// The tests start studios of their own (tests/support/test.ts), from the build in NEXT_DIST_DIR.
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 2,
  timeout: 120_000,
  // People's double clicks and countdowns are a matter of time, and the machine may be busy: what needed a second try is
  // named by the test command.
  retries: 1,
  // Long enough for a busy machine: what never comes fails all the same.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: { executablePath, env: env as Record<string, string> },
    locale: "en-US",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // Recording makes every page twice as slow, so only what failed once is recorded.
    trace: "on-first-retry",
  },
});
