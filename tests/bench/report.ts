import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

/** One figure. `goal` is what must hold, as text; `ok` is null for a figure without a must. */
export type BenchRow = {
  case: string;
  metric: string;
  unit: string;
  value: number;
  goal: string;
  ok: boolean | null;
};

/** A figure that must not pass `limit`. */
export const atMost = (
  name: string,
  metric: string,
  unit: string,
  value: number,
  limit: number,
): BenchRow => ({
  case: name,
  metric,
  unit,
  value: round(value),
  goal: `<= ${limit}`,
  ok: value <= limit,
});

/** A figure that must be exactly `wanted`. */
export const exactly = (
  name: string,
  metric: string,
  unit: string,
  value: number,
  wanted: number,
): BenchRow => ({
  case: name,
  metric,
  unit,
  value,
  goal: `= ${wanted}`,
  ok: value === wanted,
});

/** A figure that is only told. */
export const told = (name: string, metric: string, unit: string, value: number): BenchRow => ({
  case: name,
  metric,
  unit,
  value: round(value),
  goal: "",
  ok: null,
});

/** Prints the table, writes `bench-results/<name>.json` and says by the exit code whether a must was missed. */
export function report(name: string, rows: readonly BenchRow[]): void {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  mkdirSync("bench-results", { recursive: true });
  writeFileSync(
    `bench-results/${name}.json`,
    `${JSON.stringify({ name, commit, machine, rows }, null, 2)}\n`,
  );
  console.log(`\n${name} at ${commit} on ${machine}`);
  console.table(rows.map((row) => ({ ...row, ok: row.ok === null ? "" : row.ok ? "yes" : "MISSED" })));
  if (rows.length === 0 || rows.some((row) => row.ok === false)) process.exitCode = 1;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const round = (value: number): number => Math.round(value * 100) / 100;
