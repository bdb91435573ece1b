import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { exactly, report, told } from "#tests/bench/report.ts";

/** What a child did: how many sequences, how often what happened, and what must never happen if it did. */
export type Walked = { sequences: number; counts: [string, number][]; failure: string | null };

const asked = process.argv.find((word) => word.startsWith("--sequences="))?.split("=")[1];
const sequences = Number(asked ?? 10_000);
const first = Number(process.argv.find((word) => word.startsWith("--seed="))?.split("=")[1] ?? 1);
// Sequences of one child share workspaces by twenties, so that is what is handed out.
const children = Math.min(availableParallelism(), Math.ceil(sequences / 20));
const share = Math.ceil(sequences / children / 20) * 20;

function walk(at: number): Promise<Walked> {
  const mine = Math.max(0, Math.min(share, sequences - at * share));
  const child = fork(join(import.meta.dirname, "releases", "child.ts"), [
    String(mine),
    String(first + at * share),
  ]);
  return new Promise((resolve, reject) => {
    child.once("message", (walked: Walked) => resolve(walked));
    child.once("exit", (code) => {
      if (code !== 0) reject(new Error(`a child ended with ${code}`));
    });
  });
}

const begun = Date.now();
const walked = await Promise.all(Array.from({ length: children }, (_, at) => walk(at)));
const failures = walked.flatMap(({ failure }) => failure ?? []);
for (const failure of failures) console.error(failure);
const total = (wanted: (what: string) => boolean) =>
  walked
    .flatMap(({ counts }) => counts)
    .reduce((sum, [what, times]) => (wanted(what) ? sum + times : sum), 0);
const name = "random sequences through all doors";
report("releases", [
  exactly(
    name,
    "walked to the end",
    "sequences",
    walked.reduce((sum, one) => sum + one.sequences, 0),
    sequences,
  ),
  exactly(
    name,
    "releases without their policy's evidence, wrongly refused, out of order",
    "found",
    failures.length,
    0,
  ),
  told(
    name,
    "production releases on evidence",
    "releases",
    total((what) => /^(promote|rebind|rollback) in prod/.test(what)),
  ),
  told(
    name,
    "production hotfixes with a reason",
    "releases",
    total((what) => what === "hotfix in prod"),
  ),
  told(
    name,
    "refused: policy not met",
    "attempts",
    total((what) => what === "refused: release_policy_unmet"),
  ),
  told(
    name,
    "refused: something else was current",
    "attempts",
    total((what) => what === "refused: release_conflict"),
  ),
  told(name, "time", "s", (Date.now() - begun) / 1000),
]);
