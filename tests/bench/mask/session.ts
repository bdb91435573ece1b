import type { Browser, Page } from "playwright";
import type { Exported } from "#tests/bench/mask/bench-engine.ts";
import type { Drawn } from "#tests/bench/mask/browser.ts";
import { drawMeasured, memoryOf, openBrowser, openPage, percentile } from "#tests/bench/mask/browser.ts";
import { measureOperations, type Operations } from "#tests/bench/mask/operations.ts";
import { drawTraced, type Traced } from "#tests/bench/mask/trace.ts";

const edge = 4096;
/** Of the measured stroke. */
export const points = 2000;
export const harderPoints = 500;
const hz = 250;
const tracedPoints = 1000;
/** So many strokes lie behind the measured one. */
export const histories = [0, 50, 500] as const;
export const tracedHistories = [0, 500] as const;
export const modes = ["ours", "naive"] as const;
export type Mode = (typeof modes)[number];

export type Stroke = Drawn & { commitMs: number; undoMs: number };
/** With 500 strokes behind it: on a quarter of the processor, and with a soft brush of 400 pixels. */
export type Harder = { slow: Drawn; soft: Drawn; historyMb: number };
/** `anew`: nothing of it is packed yet. `next`: right after one more stroke. `idleMs`: how late the timers are by themselves. */
type Exports = { anew: Exported; next: Exported; idleMs: number };
export type Session = {
  strokes: Map<number, Stroke>;
  exports: Exports;
  memory: number;
  openMs: number;
  /** Ours only. */
  harder: Harder | null;
  operations: Operations | null;
};

async function inBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await openBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** The measured stroke with so many behind it, and taking it back again. */
async function strokeAfter(page: Page, before: number, history: number): Promise<Stroke> {
  await page.evaluate(([from, to]) => window.bench.preload(from, to), [before, history] as const);
  await page.waitForTimeout(700);
  const drawn = await drawMeasured(page, points, hz);
  const commitMs = await page.evaluate(() => window.bench.commitMs);
  return { ...drawn, commitMs, undoMs: await page.evaluate(() => window.bench.undo()) };
}

export function measure(url: string, mode: Mode, round: number): Promise<Session> {
  return inBrowser(async (browser) => {
    const page = await openPage(browser, url, `mode=${mode}&width=${edge}&key=${mode}-${round}`);
    const openMs = await page.evaluate(() => window.openMs);
    const strokes = new Map<number, Stroke>();
    let before = 0;
    for (const history of histories) {
      strokes.set(history, await strokeAfter(page, before, history));
      before = history;
    }
    const undos = await page.evaluate(undoAndRedo);
    const last = strokes.get(500);
    // A usual stroke, not the one that went over the whole picture.
    if (last) last.undoMs = percentile(undos, 0.95);
    const memory = await memoryOf(browser, page);
    const harder = mode === "ours" ? await drawHarder(page) : null;
    const exports = await page.evaluate(exportTwice);
    const operations = mode === "ours" ? await measureOperations(page) : null;
    return { strokes, exports, memory, openMs, harder, operations };
  });
}

/** In a browser of its own: what a trace leaves behind holds up the strokes after it for some 100 ms once. */
export function traceAfter(url: string, mode: Mode, history: number): Promise<Traced> {
  return inBrowser(async (browser) => {
    const page = await openPage(browser, url, `mode=${mode}&width=${edge}&key=traced`);
    await page.evaluate((count) => window.bench.preload(0, count), history);
    await page.waitForTimeout(700);
    return drawTraced(browser, page, tracedPoints, hz);
  });
}

async function drawHarder(page: Page): Promise<Harder> {
  const historyMb = await page.evaluate(() => (window.engine?.historyBytes ?? Number.NaN) / 1e6);
  const draw = async (size: number, hardness: number, slowed: number) => {
    await page.evaluate(
      ([diameter, edgeShare]) =>
        window.engine?.set({ brush: { size: diameter, hardness: edgeShare, pressureSize: true } }),
      [size, hardness] as const,
    );
    const drawn = await drawMeasured(page, harderPoints, hz, slowed);
    await page.evaluate(() => window.bench.undo());
    return drawn;
  };
  return { slow: await draw(80, 1, 4), soft: await draw(400, 0, 1), historyMb };
}

/** In the page. Times of taking strokes back. */
function undoAndRedo(): number[] {
  const times: number[] = [];
  for (let count = 0; count < 20; count++) {
    times.push(window.bench.undo());
    window.bench.redo();
  }
  return times;
}

/** In the page. Ours packs while the hand rests: turned over and back, the mask is the same, and packed no longer. */
async function exportTwice(): Promise<Exports> {
  const { engine, bench, watchBlocking } = window;
  for (let count = 0; count < 2; count++) await engine?.apply({ kind: "invert" });
  // Less than what a hand rests before it is packed, enough for it to be coded.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const anew = await bench.export();
  await bench.preload(bench.strokes, bench.strokes + 1);
  const next = await bench.export();
  for (let count = 0; count < 3; count++) if (engine) bench.undo();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const idle = await watchBlocking(() => new Promise((resolve) => setTimeout(resolve, 100)));
  return { anew, next, idleMs: idle.blockedMs };
}

/** What a page with nothing but the picture takes. */
export const weighPicture = (url: string) =>
  inBrowser(async (browser) => memoryOf(browser, await openPage(browser, url, `mode=picture&width=${edge}`)));
