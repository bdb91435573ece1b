import type { Drawn } from "#tests/bench/mask/browser.ts";
import { percentile } from "#tests/bench/mask/browser.ts";
import {
  type Harder,
  harderPoints,
  histories,
  type Mode,
  modes,
  points,
  type Session,
  type Stroke,
  tracedHistories,
} from "#tests/bench/mask/session.ts";
import type { Traced } from "#tests/bench/mask/trace.ts";
import { atMost, type BenchRow, exactly, median, told } from "#tests/bench/report.ts";

/** One of each a round. `pictures`: what a page with nothing but the picture takes, in MiB. */
export type Measured = {
  sessions: Record<Mode, Session[]>;
  traces: Record<Mode, Record<(typeof tracedHistories)[number], Traced[]>>;
  pictures: number[];
};

/** The median of the rounds, ours beside the goals. */
export const rowsOf = (measured: Measured): BenchRow[] => [
  ...modes.flatMap((mode) => histories.flatMap((history) => strokeRows(measured, mode, history))),
  ...modes.flatMap((mode) => tracedHistories.flatMap((history) => tracedRows(measured, mode, history))),
  ...modes.flatMap((mode) => sessionRows(measured, mode)),
  ...harderRows(measured),
  ...operationRows(measured),
  ...comparison(measured),
];

const middle = ({ sessions }: Measured, mode: Mode, of: (session: Session) => number) =>
  median(sessions[mode].map(of));
const strokeOf = (session: Session, history: number): Stroke => {
  const found = session.strokes.get(history);
  if (!found) throw new Error(`There is no stroke after ${history}.`);
  return found;
};
const perPoint = ({ cpuMs, points: kept }: Drawn) => cpuMs / Math.max(1, kept);

function strokeRows(measured: Measured, mode: Mode, history: number): BenchRow[] {
  const name = `${mode} @${history}`;
  const of = (figure: (stroke: Stroke) => number) =>
    middle(measured, mode, (session) => figure(strokeOf(session, history)));
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
function tracedRows({ traces }: Measured, mode: Mode, history: (typeof tracedHistories)[number]): BenchRow[] {
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

function sessionRows(measured: Measured, mode: Mode): BenchRow[] {
  const of = (figure: (session: Session) => number) => middle(measured, mode, figure);
  const over = of(({ memory }) => memory) - median(measured.pictures);
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

function harderRows({ sessions }: Measured): BenchRow[] {
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

function operationRows({ sessions }: Measured): BenchRow[] {
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

function comparison(measured: Measured): BenchRow[] {
  const at = (mode: Mode, history: number, figure: (stroke: Stroke) => number) =>
    middle(measured, mode, (session) => figure(strokeOf(session, history)));
  const times = at("naive", 500, perPoint) / at("ours", 500, perPoint);
  const growth = (figure: (stroke: Stroke) => number) => at("ours", 500, figure) / at("ours", 0, figure);
  return [
    { ...told("naive / ours @500", "CPU per point", "times", times), goal: ">= 30", ok: times >= 30 },
    ...Object.entries(growing).map(([metric, figure]) =>
      atMost("ours @500 / @0", metric, "times", growth(figure), 1.2),
    ),
  ];
}
