import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { chromium as chromiumFor } from "#scripts/chromium.mjs";
import { openBenchStudio } from "#tests/bench/gallery/bench-studio.ts";
import { seedGallery } from "#tests/bench/gallery/seed.ts";
import { atMost, type BenchRow, median, told } from "#tests/bench/report.ts";
import { launchStudio } from "#tests/support/studio-process.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const rounds = 5;
/** CSS pixels a second, as a hand on a trackpad at its fastest. */
const speed = 6000;
const scrollMs = 4000;
const MB = 1_000_000;

/** `npm run bench gallery`: the page in a real Chromium, with so many pictures behind it. */
export async function benchPage(counts: readonly number[]): Promise<BenchRow[]> {
  const browser = await chromium.launch(await chromiumFor(root));
  const rows: BenchRow[] = [];
  try {
    for (const count of counts) rows.push(...(await benchCount(browser, count)));
  } finally {
    await browser.close();
  }
  return rows;
}

async function benchCount(browser: Browser, count: number): Promise<BenchRow[]> {
  const studio = await launchStudio();
  try {
    const bench = await openBenchStudio("sqlite", studio.folder);
    if (!bench) throw new Error("SQLite is always there");
    await seedGallery(bench.studio, bench.context.workspaceId, count);
    await bench.settle();
    await bench.close();
    const name = `page, ${count.toLocaleString("en")} pictures`;
    // Once unmeasured: small versions of the pictures are made at the first look.
    await load(browser, studio.url);
    const loads: Load[] = [];
    for (let round = 0; round < rounds; round++) loads.push(await load(browser, studio.url));
    const middle = (key: keyof Load) => median(loads.map((one) => one[key]));
    const scroll = await scrolling(browser, studio.url);
    return [
      told(name, "first byte", "ms", middle("ttfb")),
      told(name, "HTML, packed", "kB", middle("html")),
      told(name, "first pictures in the window, full speed", "ms", scroll.firstPictures),
      atMost(name, "LCP at 4x CPU", "ms", middle("lcp"), 1000),
      atMost(name, "layout shift", "", middle("shift"), 0.001),
      atMost(name, `main thread per frame at ${speed} px/s`, "ms", scroll.perFrame, 5),
      told(name, "longest task while scrolling", "ms", scroll.longest),
      atMost(name, "most DOM nodes", "", scroll.nodes, 1500),
      atMost(name, "heap after scrolling", "MB", scroll.heap, 150),
      told(name, "jump to the end until its pictures are known", "ms", scroll.jump),
    ];
  } finally {
    await studio.close();
  }
}

type Load = { ttfb: number; html: number; lcp: number; shift: number };

async function open(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

/** With an empty cache, at a quarter of this CPU's speed. */
async function load(browser: Browser, url: string): Promise<Load> {
  const { page, session } = await open(browser);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(`${url}/gallery`, { waitUntil: "load" });
  await sleep(1500);
  const measured = await page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => resolve([]), 300);
      });
    const paints = await entries("largest-contentful-paint");
    const shifts = (await entries("layout-shift")) as (PerformanceEntry & { value: number })[];
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return {
      lcp: paints.at(-1)?.startTime ?? Number.NaN,
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      ttfb: (navigation?.responseStart ?? 0) - (navigation?.requestStart ?? 0),
      html: (navigation?.encodedBodySize ?? 0) / 1000,
    };
  });
  await page.context().close();
  return measured;
}

/** What the main thread has spent so far, in milliseconds: scripts, styles, layout. */
async function spent(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (of("ScriptDuration") + of("RecalcStyleDuration") + of("LayoutDuration")) * 1000;
}

async function scrolling(browser: Browser, url: string) {
  const { page, session } = await open(browser);
  await page.goto(`${url}/gallery`, { waitUntil: "commit" });
  await page.waitForFunction(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>("[data-picture] img")].slice(0, 6);
    return images.length > 0 && images.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  });
  const firstPictures = await page.evaluate(() => performance.now());
  await sleep(2000);
  await session.send("Performance.enable");
  const before = await spent(session);
  const run = await page.evaluate(
    async ({ pixelsPerSecond, lasting }) => {
      const main = document.querySelector("main");
      if (!main) throw new Error("no main");
      let [longest, nodes, frames] = [0, 0, 0];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: "longtask" });
      const begun = performance.now();
      for (let now = begun; now - begun < lasting; ) {
        now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        main.scrollTop = ((now - begun) / 1000) * pixelsPerSecond;
        frames++;
        if (frames % 20 === 0) nodes = Math.max(nodes, document.querySelectorAll("*").length);
      }
      observer.disconnect();
      return { longest, nodes, frames };
    },
    { pixelsPerSecond: speed, lasting: scrollMs },
  );
  const perFrame = ((await spent(session)) - before) / run.frames;
  const jump = await page.evaluate(async () => {
    const main = document.querySelector("main");
    if (!main) throw new Error("no main");
    const begun = performance.now();
    main.scrollTop = main.scrollHeight;
    const isKnown = () => {
      const last = [...document.querySelectorAll<HTMLElement>("[data-position]")].at(-1);
      return (
        last?.getAttribute("aria-posinset") === last?.getAttribute("aria-setsize") && last?.dataset.picture
      );
    };
    while (!isKnown() && performance.now() - begun < 10_000)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  });
  await session.send("HeapProfiler.collectGarbage");
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  await page.context().close();
  return { ...run, perFrame, firstPictures, jump, heap: heap / MB };
}
