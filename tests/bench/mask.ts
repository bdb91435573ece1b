// npm run bench mask [-- --rounds 3]: the mask engine beside free drawing as the react-konva documentation shows it.
import type { Browser, Page } from "playwright";
import type { Exported } from "#tests/bench/mask/bench-engine.ts";
import type { Drawn } from "#tests/bench/mask/browser.ts";
import { drawMeasured, memoryOf, openBrowser, openPage, percentile } from "#tests/bench/mask/browser.ts";
import { measureOperations, type Operations } from "#tests/bench/mask/operations.ts";
import { drawTraced, type Traced } from "#tests/bench/mask/trace.ts";
import { atMost, type BenchRow, exactly, median, report, told } from "#tests/bench/report.ts";
import { openMaskHarness } from "#tests/support/mask-harness.ts";

const asked = process.argv.indexOf("--rounds");
const rounds = asked > 0 ? Number(process.argv[asked + 1]) : 3;
const edge = 4096;
const points = 2000;
const hz = 250;
const harderPoints = 500;
const tracedPoints = 1000;
const histories = [0, 50, 500] as const;
const tracedHistories = [0, 500] as const;
const modes = ["ours", "naive"] as const;
type Mode = (typeof modes)[number];

type Stroke = Drawn & { commitMs: number; undoMs: number };
/** With 500 strokes behind it: on a quarter of the processor, and with a soft brush of 400 pixels. */
type Harder = { slow: Drawn; soft: Drawn; historyMb: number };
/** `anew`: nothing of it is packed yet. `next`: right after one more stroke. `idleMs`: how late the timers are by themselves. */
type Exports = { anew: Exported; next: Exported; idleMs: number };
type Session = {
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

function measure(url: string, mode: Mode, round: number): Promise<Session> {
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
function traceAfter(url: string, mode: Mode, history: number): Promise<Traced> {
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
const weighPicture = (url: string) =>
  inBrowser(async (browser) => memoryOf(browser, await openPage(browser, url, `mode=picture&width=${edge}`)));

const harness = await openMaskHarness();
const sessions: Record<Mode, Session[]> = { ours: [], naive: [] };
const traces: Record<Mode, Record<(typeof tracedHistories)[number], Traced[]>> = {
  ours: { 0: [], 500: [] },
  naive: { 0: [], 500: [] },
};
const pictures: number[] = [];
try {
  for (let round = 1; round <= rounds; round++) {
    pictures.push(await weighPicture(harness.url));
    for (const mode of modes) {
      sessions[mode].push(await measure(harness.url, mode, round));
      for (const history of tracedHistories)
        traces[mode][history].push(await traceAfter(harness.url, mode, history));
    }
    console.log(`round ${round} of ${rounds}`);
  }
} finally {
  await harness.close();
}

const middle = (mode: Mode, of: (session: Session) => number) => median(sessions[mode].map(of));
const strokeOf = (session: Session, history: number): Stroke => {
  const found = session.strokes.get(history);
  if (!found) throw new Error(`There is no stroke after ${history}.`);
  return found;
};
const perPoint = ({ cpuMs, points: kept }: Drawn) => cpuMs / Math.max(1, kept);

function rowsOf(mode: Mode, history: number): BenchRow[] {
  const name = `${mode} @${history}`;
  const of = (figure: (stroke: Stroke) => number) =>
    middle(mode, (session) => figure(strokeOf(session, history)));
  const mine = mode === "ours";
  const must = (metric: string, unit: string, value: number, limit: number) =>
    mine ? atMost(name, metric, unit, value, limit) : told(name, metric, unit, value);
  return [
    mine
      ? exactly(name, "moves kept", `of ${points - 1}`, of(keptOf), points - 1)
      : told(name, "moves kept", `of ${points - 1}`, of(keptOf)),
    told(
      name,
      "frame p50",
      "ms",
      of(({ frames }) => percentile(frames, 0.5)),
    ),
    must(
      "frame p95",
      "ms",
      of(({ frames }) => percentile(frames, 0.95)),
      17,
    ),
    must(
      "frame max",
      "ms",
      of(({ frames }) => Math.max(0, ...frames)),
      50,
    ),
    must(
      "event to frame p50",
      "ms",
      of(({ latencies }) => percentile(latencies, 0.5)),
      14,
    ),
    must(
      "event to frame p95",
      "ms",
      of(({ latencies }) => percentile(latencies, 0.95)),
      25,
    ),
    must(
      "long tasks",
      "",
      of(({ longTasks }) => longTasks.length),
      0,
    ),
    must("CPU per point", "ms", of(perPoint), 1.5),
    must(
      "commit of the stroke",
      "ms",
      of(({ commitMs }) => commitMs),
      50,
    ),
    told(
      name,
      "undo",
      "ms",
      of(({ undoMs }) => undoMs),
    ),
  ];
}

/** What the browser itself saw of a stroke. */
function tracedRows(mode: Mode, history: (typeof tracedHistories)[number]): BenchRow[] {
  const name = `${mode} @${history}, traced`;
  const of = (figure: (traced: Traced) => number) => median(traces[mode][history].map(figure));
  const must = (metric: string, unit: string, value: number, limit: number) =>
    mode === "ours" ? atMost(name, metric, unit, value, limit) : told(name, metric, unit, value);
  return [
    must(
      "EventLatency p50",
      "ms",
      of(({ latencies }) => percentile(latencies, 0.5)),
      20,
    ),
    must(
      "EventLatency p95",
      "ms",
      of(({ latencies }) => percentile(latencies, 0.95)),
      34,
    ),
    must(
      "frames dropped",
      "%",
      of(({ presented, dropped }) => (100 * dropped) / Math.max(1, presented + dropped)),
      2,
    ),
  ];
}

/** Beside the press, and before the release. */
const keptOf = ({ points: kept }: Drawn) => kept;

function sessionRows(mode: Mode): BenchRow[] {
  const of = (figure: (session: Session) => number) => middle(mode, figure);
  const over = of(({ memory }) => memory) - median(pictures);
  const mine = mode === "ours";
  const must = (metric: string, unit: string, value: number, limit: number) =>
    mine ? atMost(mode, metric, unit, value, limit) : told(mode, metric, unit, value);
  return [
    must(
      "open to first frame",
      "ms",
      of(({ openMs }) => openMs),
      1500,
    ),
    must("memory over the picture, 500 strokes", "MiB", over, 120),
    must(
      "undo p95, 500 strokes",
      "ms",
      of((session) => strokeOf(session, 500).undoMs),
      10,
    ),
    must(
      "export, 500 strokes, nothing packed",
      "ms",
      of(({ exports }) => exports.anew.ms),
      250,
    ),
    must(
      "export right after a stroke",
      "ms",
      of(({ exports }) => exports.next.ms),
      250,
    ),
    must(
      "export, page blocked",
      "ms",
      of(({ exports: { anew, next } }) => Math.max(anew.blockedMs, next.blockedMs)),
      4,
    ),
    told(
      mode,
      "idle, page blocked",
      "ms",
      of(({ exports }) => exports.idleMs),
    ),
    must(
      "export, size",
      "kB",
      of(({ exports }) => exports.anew.bytes / 1000),
      700,
    ),
  ];
}

function harderRows(): BenchRow[] {
  const of = (figure: (harder: Harder) => number) =>
    median(sessions.ours.flatMap(({ harder }) => (harder ? [figure(harder)] : [])));
  return [
    exactly(
      "ours @500, CPU x4",
      "moves kept",
      `of ${harderPoints - 1}`,
      of(({ slow }) => slow.points),
      harderPoints - 1,
    ),
    atMost(
      "ours @500, CPU x4",
      "frame p95",
      "ms",
      of(({ slow }) => percentile(slow.frames, 0.95)),
      34,
    ),
    exactly(
      "ours @500, soft 400",
      "moves kept",
      `of ${harderPoints - 1}`,
      of(({ soft }) => soft.points),
      harderPoints - 1,
    ),
    atMost(
      "ours @500, soft 400",
      "script in a frame p95",
      "ms",
      of(({ soft }) => percentile(soft.frameCosts, 0.95)),
      8,
    ),
    atMost(
      "ours",
      "history of 500 strokes",
      "MB",
      of(({ historyMb }) => historyMb),
      16,
    ),
  ];
}

function operationRows(): BenchRow[] {
  const all = sessions.ours.flatMap(({ operations }) => (operations ? [operations] : []));
  const first = all[0];
  if (!first) return [];
  return first.map(({ metric, unit, limit }, index) =>
    atMost("ours", metric, unit, median(all.map((one) => one[index]?.value ?? Number.NaN)), limit),
  );
}

/** What must not grow with what was painted before. */
const growing = {
  "CPU per point": perPoint,
  "frame p50": ({ frames }: Stroke) => percentile(frames, 0.5),
  "frame p95": ({ frames }: Stroke) => percentile(frames, 0.95),
  "event to frame p50": ({ latencies }: Stroke) => percentile(latencies, 0.5),
  "event to frame p95": ({ latencies }: Stroke) => percentile(latencies, 0.95),
  "commit of the stroke": ({ commitMs }: Stroke) => commitMs,
} as const;

function comparison(): BenchRow[] {
  const at = (mode: Mode, history: number, figure: (stroke: Stroke) => number) =>
    middle(mode, (session) => figure(strokeOf(session, history)));
  const times = at("naive", 500, perPoint) / at("ours", 500, perPoint);
  const growth = (figure: (stroke: Stroke) => number) => at("ours", 500, figure) / at("ours", 0, figure);
  return [
    { ...told("naive / ours @500", "CPU per point", "times", times), goal: ">= 30", ok: times >= 30 },
    ...Object.entries(growing).map(([metric, figure]) =>
      atMost("ours @500 / @0", metric, "times", growth(figure), 1.2),
    ),
  ];
}

report("mask", [
  told("rounds", "fresh browsers for each engine", "", rounds),
  ...modes.flatMap((mode) => histories.flatMap((history) => rowsOf(mode, history))),
  ...modes.flatMap((mode) => tracedHistories.flatMap((history) => tracedRows(mode, history))),
  ...modes.flatMap(sessionRows),
  ...harderRows(),
  ...operationRows(),
  ...comparison(),
]);
