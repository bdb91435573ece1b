// npm run bench crash [-- --rounds 200]: what a kill at any moment leaves behind.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { judge, type Verdict } from "#tests/bench/crash/judge.ts";
import { type Promised, startStudio } from "#tests/bench/crash/process.ts";
import { openUpstream, type Upstream } from "#tests/bench/crash/upstream.ts";
import { atMost, type BenchRow, exactly, report, told } from "#tests/bench/report.ts";

const asked = process.argv.indexOf("--rounds");
const rounds = asked > 0 ? Number(process.argv[asked + 1]) : 200;

type Scene = { folder: string; promised: Promised; upstream: Upstream };

async function inScene(latencyMs: () => number, play: (scene: Scene) => Promise<void>): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-crash-"));
  const upstream = await openUpstream(latencyMs);
  const promised: Promised = { runs: new Map(), pictures: new Map() };
  try {
    await play({ folder, promised, upstream });
    return await judge(folder, promised, upstream);
  } finally {
    await upstream.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const start = ({ folder, promised, upstream }: Scene, mode: string) =>
  startStudio(folder, upstream.url, mode, promised);

/** Every job comes to an end once a studio lives long enough. */
async function finish(scene: Scene): Promise<void> {
  const code = await start(scene, "finish").ended;
  if (code !== 0) throw new Error(`the finishing studio ended with ${code}`);
}

/** Every fourth kill comes right after the start; the others once some calls went out, however slow the machine is. */
async function someMoment({ upstream }: Scene, round: number): Promise<void> {
  const enough = round % 4 === 0 ? 0 : upstream.calls.size + 1 + Math.floor(Math.random() * 16);
  for (const end = Date.now() + 5_000; upstream.calls.size < enough && Date.now() < end; ) await sleep(5);
  await sleep(Math.random() * 150);
}

async function killed(scene: Scene): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    const studio = start(scene, "work");
    await studio.ready;
    await someMoment(scene, round);
    studio.kill();
    if ((await studio.ended) !== null)
      throw new Error(`round ${round}: the studio died before it was killed`);
    if (round % 10 === 0)
      console.log(`${round} of ${rounds} kills, ${scene.upstream.calls.size} calls so far`);
  }
  await finish(scene);
}

/** A second process comes while the first has eight runs in flight; both may work on all of it. */
async function joined(scene: Scene): Promise<void> {
  const first = start(scene, "few");
  await first.ready;
  await sleep(300);
  const second = start(scene, "finish");
  await Promise.all([first.ended, second.ended]);
}

/** The first process stands still beyond its lease; the second gives its calls up; the first delivers all the same. */
async function blocked(scene: Scene): Promise<void> {
  const first = start(scene, "block");
  await first.said("blocking");
  const second = start(scene, "finish");
  await Promise.all([first.ended, second.ended]);
  await finish(scene);
}

function rowsOf(name: string, verdict: Verdict, kills: number): BenchRow[] {
  return [
    told(name, "runs acknowledged", "", verdict.runs),
    told(name, "pictures acknowledged", "", verdict.pictures),
    told(name, "upstream calls", "", verdict.calls),
    told(name, "dispatch rows", "", verdict.dispatches),
    exactly(name, "acknowledged runs lost", "", verdict.runsLost, 0),
    exactly(name, "acknowledged pictures lost", "", verdict.picturesLost, 0),
    exactly(name, "succeeded jobs without picture", "", verdict.succeededWithoutPicture, 0),
    exactly(name, "calls without a dispatch row", "", verdict.callsWithoutRow, 0),
    exactly(name, "dispatch rows with two calls", "", verdict.rowsWithTwoCalls, 0),
    atMost(name, "dispatch rows without a call", "", verdict.rowsWithoutCall, kills),
    exactly(name, "of those, not unknown", "", verdict.rowsWithoutCallNotUnknown, 0),
    exactly(name, "jobs still open", "", verdict.jobsOpen, 0),
    told(name, "jobs unknown", "", verdict.jobsUnknown),
    exactly(name, "ledger rules broken", "", verdict.ledgerMistakes, 0),
  ];
}

const quick = () => 20 + Math.random() * 180;
const afterKills = await inScene(quick, killed);
const afterJoin = await inScene(() => 800, joined);
const afterBlock = await inScene(() => 800, blocked);
report("crash", [
  told("kill -9", "rounds", "", rounds),
  ...rowsOf("kill -9", afterKills, rounds),
  ...rowsOf("second process", afterJoin, 0),
  exactly("second process", "jobs unknown", "", afterJoin.jobsUnknown, 0),
  ...rowsOf("blocked event loop", afterBlock, 0),
  exactly("blocked event loop", "jobs unknown", "", afterBlock.jobsUnknown, 0),
]);
