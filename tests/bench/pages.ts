// npm run bench pages: what a page weighs and how soon it answers, in a real Chromium at a quarter of this CPU's speed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright";
import { chromium as chromiumFor } from "#scripts/chromium.mjs";
import { atMost, type BenchRow, median, report, told } from "#tests/bench/report.ts";
import { launchStudio } from "#tests/support/studio-process.ts";

const root = join(import.meta.dirname, "..", "..");
const buildFolder = join(root, process.env.NEXT_DIST_DIR ?? ".next-test");
const rounds = 5;
const kB = 1000;
type Route = { name: string; path: string; limit: number };
const routes: Route[] = [
  { name: "/ (playground)", path: "/", limit: 165 },
  { name: "/nowhere (not found)", path: "/nowhere", limit: Number.NaN },
];

const gzipped = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length / kB;

/** What Next and React ship with an empty page. */
function floor(): number {
  const manifest = JSON.parse(readFileSync(join(buildFolder, "build-manifest.json"), "utf8")) as {
    rootMainFiles: string[];
  };
  return manifest.rootMainFiles.reduce(
    (sum, file) => sum + gzipped(readFileSync(join(buildFolder, file))),
    0,
  );
}

type Load = {
  scripts: number;
  later: number;
  styles: number;
  fonts: number;
  lcp: number;
  shift: number;
  ttfb: number;
};

/** Opens the page with an empty cache. Weights in gzip-9 kB as a proxy would send them; times in milliseconds. */
async function load(browser: Browser, url: string): Promise<{ page: Page; load: Load }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  const weights: { kind: string; body: Promise<Buffer> }[] = [];
  let loaded = false;
  page.once("load", () => {
    loaded = true;
  });
  page.on("response", (response) => {
    const type = response.request().resourceType();
    const kind = loaded && type === "script" ? "later" : type;
    if (["script", "later", "stylesheet", "font"].includes(kind))
      weights.push({ kind, body: response.body() });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(url, { waitUntil: "load" });
  await quiet(() => weights.length);
  const bodies = await Promise.all(weights.map(async ({ kind, body }) => ({ kind, bytes: await body })));
  const weigh = (kind: string, size = gzipped) =>
    bodies.reduce((sum, one) => (one.kind === kind ? sum + size(one.bytes) : sum), 0);
  const times = await page.evaluate(readTimes);
  const fonts = weigh("font", (bytes) => bytes.length / kB);
  return {
    page,
    load: { scripts: weigh("script"), later: weigh("later"), styles: weigh("stylesheet"), fonts, ...times },
  };
}

/** Resolves when nothing more has been fetched for a second. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); await sleep(1_000)) before = count();
}

/** In the page. */
async function readTimes(): Promise<{ lcp: number; shift: number; ttfb: number }> {
  const collect = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => resolve([]), 300);
    });
  const paints = await collect("largest-contentful-paint");
  const shifts = (await collect("layout-shift")) as (PerformanceEntry & { value: number })[];
  const navigation = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming;
  return {
    lcp: paints.at(-1)?.startTime ?? Number.NaN,
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    ttfb: navigation.responseStart - navigation.requestStart,
  };
}

/** Milliseconds from an input to the next frame with its effect, as the browser itself accounts for it. */
async function interact(page: Page, action: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const slowest = { value: 0 };
    Object.assign(globalThis, { slowest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) slowest.value = Math.max(slowest.value, duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  await action();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  return page.evaluate(() => (globalThis as unknown as { slowest: { value: number } }).slowest.value);
}

/** Milliseconds from Ctrl+Enter to placeholders that have been painted. */
async function submit(page: Page, prompt: string): Promise<number> {
  await page.getByRole("textbox", { name: "Prompt" }).fill(prompt);
  const before = await page.getByRole("article").count();
  await page.evaluate((known) => {
    const placed = new Promise((resolve) => {
      let begun = 0;
      const begin = ({ key }: KeyboardEvent) => {
        if (key === "Enter") begun = performance.now();
      };
      addEventListener("keydown", begin, { capture: true });
      new MutationObserver((_, observer) => {
        if (document.querySelectorAll("article").length <= known) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
      }).observe(document.body, { childList: true, subtree: true });
    });
    Object.assign(globalThis, { placed });
  }, before);
  await page.keyboard.press("Control+Enter");
  return page.evaluate(() => (globalThis as unknown as { placed: Promise<number> }).placed);
}

async function benchRoute(browser: Browser, url: string, route: Route, base: number): Promise<BenchRow[]> {
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round++) {
    const { page, load: one } = await load(browser, url + route.path);
    loads.push(one);
    await page.context().close();
  }
  const middle = (key: keyof Load) => median(loads.map((one) => one[key]));
  const limit = Number.isNaN(route.limit) ? base + 40 : route.limit;
  return [
    atMost(route.name, "JS on first load", "kB gzip", middle("scripts"), Math.round(limit * 10) / 10),
    told(route.name, "JS fetched after it, unasked", "kB gzip", middle("later")),
    told(route.name, "JS over the framework", "kB gzip", middle("scripts") - base),
    atMost(route.name, "CSS", "kB gzip", middle("styles"), 20),
    atMost(route.name, "fonts", "kB", middle("fonts"), 40),
    atMost(route.name, "LCP at 4x CPU", "ms", middle("lcp"), 1000),
    atMost(route.name, "layout shift", "", middle("shift"), 0.02),
    told(route.name, "first byte", "ms", middle("ttfb")),
  ];
}

/** At full speed: the person's own machine, while this one serves it. */
async function benchSubmit(browser: Browser, url: string): Promise<BenchRow[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  await page.goto(url);
  await page.getByRole("radio", { name: "Low", exact: true }).check();
  const placeholders: number[] = [];
  for (let round = 0; round < rounds; round++) placeholders.push(await submit(page, `a paper boat ${round}`));
  await page.close();
  return [atMost("playground", "submit to placeholders painted", "ms", median(placeholders), 100)];
}

async function benchInputs(browser: Browser, url: string): Promise<BenchRow[]> {
  const { page } = await load(browser, url);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await prompt.click();
  const typing = await interact(page, () => page.keyboard.type("a paper boat", { delay: 60 }));
  const choosing = await interact(page, () => page.getByRole("radio", { name: "High", exact: true }).check());
  const sizing = await interact(page, () => page.getByRole("radio", { name: "1536 × 1024" }).check());
  await page.getByRole("radio", { name: "Low", exact: true }).check();
  const placeholders: number[] = [];
  for (let round = 0; round < rounds; round++) placeholders.push(await submit(page, `a paper boat ${round}`));
  await page.context().close();
  const at = "playground at 4x CPU";
  return [
    atMost(at, "INP typing", "ms", typing, 100),
    atMost(at, "INP choosing a quality", "ms", choosing, 100),
    atMost(at, "INP choosing a size", "ms", sizing, 100),
    told(at, "submit to placeholders painted", "ms", median(placeholders)),
  ];
}

/** The pages that need pictures, once there are some, and those of the starter templates. */
async function routesWithPictures(url: string): Promise<Route[]> {
  const ids = await firstPictures(url, 3);
  const limit = Number.NaN;
  return [
    { name: "/gallery", path: "/gallery", limit },
    { name: "/i/<id>", path: `/i/${ids[0]}`, limit },
    { name: "/compare", path: `/compare?ids=${ids.join(",")}`, limit },
    { name: "/edit/<id>", path: `/edit/${ids[0]}`, limit },
    { name: "/storage", path: "/storage", limit },
    { name: "/library", path: "/library", limit },
    { name: "/library/<slug>", path: "/library/product-shot", limit },
    { name: "/library/<slug>?tab=releases", path: "/library/product-shot?tab=releases", limit },
    { name: "/library/retirements", path: "/library/retirements", limit },
    { name: "/matrices/new", path: "/matrices/new?template=poster-exact-text", limit },
  ];
}

/** The newest pictures, once there are so many: what was asked for last is still being drawn. */
async function firstPictures(url: string, count: number): Promise<string[]> {
  for (let wait = 0; wait < 120; wait++) {
    const answer = await fetch(`${url}/api/v1/images?timeZone=UTC&limit=${count}`);
    const { images } = (await answer.json()) as { images: { id: string }[] };
    if (images.length >= count) return images.map(({ id }) => id);
    await sleep(500);
  }
  throw new Error("the studio drew too few pictures to measure its pages with");
}

const studio = await launchStudio();
const browser = await chromium.launch(await chromiumFor(root));
try {
  const base = floor();
  const rows: BenchRow[] = [told("Next and React alone", "JS", "kB gzip", base)];
  for (const route of routes) rows.push(...(await benchRoute(browser, studio.url, route, base)));
  rows.push(...(await benchSubmit(browser, studio.url)), ...(await benchInputs(browser, studio.url)));
  for (const route of await routesWithPictures(studio.url))
    rows.push(...(await benchRoute(browser, studio.url, route, base)));
  report("pages", rows);
} finally {
  await browser.close();
  await studio.close();
}
