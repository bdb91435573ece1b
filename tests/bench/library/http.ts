import { fork } from "node:child_process";
import { join } from "node:path";
import { seeded } from "#tests/bench/gallery/prompts.ts";
import type { Loaded, Plan } from "#tests/bench/library/load.ts";
import { percentile } from "#tests/bench/library/percentile.ts";
import { seedReleases } from "#tests/bench/library/seed-releases.ts";
import { atMost, type BenchRow, exactly, told } from "#tests/bench/report.ts";
import { pulledPackage } from "#tests/support/pulled-package.ts";
import { makeReleased, posterContent } from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

/** Milliseconds, but for the pulled package: microseconds. */
const must = { whole: 20, unchanged: 10, heard95: 250, heard99: 1000, pulled99: 50 };
const releases = 10_000;
const rate = 200;
const seconds = 15;
const published = { count: 150, rate: 5, listeners: 10 };

/** Released prompts as applications take them, over HTTP and from a pulled package. */
export async function benchHttp(): Promise<BenchRow[]> {
  const studio = await runStudio();
  try {
    const pulled = await timePulled(studio);
    const begun = performance.now();
    const slugs = await seedReleases(studio.context, releases);
    const name = `${releases} releases, ${rate} requests a second`;
    const seeding = told(name, "seeded", "s", (performance.now() - begun) / 1000);
    return [...pulled, seeding, ...(await timeReads(studio, name, slugs))];
  } finally {
    await studio.end();
  }
}

async function timeReads(studio: RunningStudio, name: string, slugs: readonly string[]): Promise<BenchRow[]> {
  const { port } = studio.server;
  const random = seeded(11);
  const any = () => slugs[Math.floor(random() * slugs.length)] ?? "";
  const reads = Array.from({ length: rate * seconds }, () => ({ slug: any(), etag: null }));
  const quiet = { port, rates: { reads: rate, releases: published.rate }, releases: [], listeners: 0 };
  const whole = await load({ ...quiet, reads });
  const tagged = reads.map(({ slug }, index) => ({ slug, etag: whole.reads[index]?.etag ?? null }));
  const unchanged = await load({ ...quiet, reads: tagged });
  // Never twice the same, so that each event belongs to one of them.
  const step = Math.floor(slugs.length / published.count);
  const again = slugs.filter((_, index) => index % step === 0).slice(0, published.count);
  const { listeners } = published;
  const busy = await load({ ...quiet, reads: [...reads, ...reads], releases: again, listeners });
  return [
    ...readRows(name, whole, { status: 200, limit: must.whole }),
    ...readRows(name, unchanged, { status: 304, limit: must.unchanged }),
    ...publishRows(busy),
  ];
}

function readRows(
  name: string,
  { reads, cpuMs }: Loaded & { cpuMs: number },
  { status, limit }: { status: number; limit: number },
): BenchRow[] {
  const times = reads.map(({ ms }) => ms);
  const others = reads.filter((answer) => answer.status !== status).length;
  return [
    told(name, `${status}: p50`, "ms", percentile(times, 0.5)),
    atMost(name, `${status}: p95`, "ms", percentile(times, 0.95), limit),
    told(name, `${status}: p99`, "ms", percentile(times, 0.99)),
    told(name, `${status}: processor time of the studio for each`, "ms", cpuMs / reads.length),
    exactly(name, `answers of ${reads.length} that are not ${status}`, "", others, 0),
  ];
}

function publishRows({ reads, releases: sent, events }: Loaded): BenchRow[] {
  const name = `${published.count} releases over HTTP among ${rate} reads a second, ${published.listeners} listeners`;
  const refused = sent.filter(({ status }) => status !== 201).length;
  const lost = published.count * published.listeners - events.length;
  return [
    told(name, "sent -> event received: p50", "ms", percentile(events, 0.5)),
    atMost(name, "sent -> event received: p95", "ms", percentile(events, 0.95), must.heard95),
    atMost(name, "sent -> event received: p99", "ms", percentile(events, 0.99), must.heard99),
    exactly(name, "events lost or heard twice", "", lost, 0),
    exactly(name, "releases refused", "", refused, 0),
    told(
      name,
      "reads meanwhile: p95",
      "ms",
      percentile(
        reads.map(({ ms }) => ms),
        0.95,
      ),
    ),
  ];
}

/** Carries a plan out in a process of its own; `cpuMs` is what this process, the studio's, worked meanwhile. */
async function load(plan: Plan): Promise<Loaded & { cpuMs: number }> {
  const child = fork(join(import.meta.dirname, "load.ts"), { serialization: "advanced" });
  const before = process.cpuUsage();
  const { promise, resolve, reject } = Promise.withResolvers<Loaded>();
  child.once("message", (loaded: Loaded) => resolve(loaded));
  child.once("exit", (code) => reject(new Error(`the load ended with ${code}`)));
  child.send(plan);
  const loaded = await promise;
  const { user, system } = process.cpuUsage(before);
  return { ...loaded, cpuMs: (user + system) / 1000 };
}

const fills = { warm: 20_000, timed: 100_000 };
const program = `
import { client, poster } from "./prompts/index.ts";
const times = [];
for (let index = 0; index < ${fills.warm + fills.timed}; index++) {
  const begun = process.hrtime.bigint();
  const filled = await poster({ 产品名: "乌龙茶", headline: "清爽一夏 " + index });
  const taken = Number(process.hrtime.bigint() - begun);
  if (!filled.request.prompt.includes("清爽一夏 " + index)) throw new Error("not filled");
  if (index >= ${fills.warm}) times.push(taken);
}
client.close();
times.sort((one, other) => one - other);
const at = (share) => times[Math.ceil(times.length * share) - 1] / 1000;
console.log(JSON.stringify([at(0.5), at(0.99)]));
`;

/** A pulled package beside a running studio: asked for a prompt and filled in again and again. */
async function timePulled(studio: RunningStudio): Promise<BenchRow[]> {
  await makeReleased(studio.context, { slug: "poster", content: posterContent() });
  const app = await pulledPackage();
  try {
    const url = `http://127.0.0.1:${studio.server.port}`;
    const pull = await app.pentimento("pull", "--env", "dev", "--url", url);
    const run = pull.code === 0 ? await app.run(program) : pull;
    if (run.code !== 0) throw new Error(`the pulled package ended with ${run.code}: ${run.stderr}`);
    const [middle, high] = JSON.parse(run.stdout) as [number, number];
    const name = `pulled package, ${fills.timed} prompts fetched and filled in`;
    return [told(name, "p50", "us", middle), atMost(name, "p99", "us", high, must.pulled99)];
  } finally {
    await app.remove();
  }
}
