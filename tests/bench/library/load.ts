/**
 * The applications of `http.ts`, in a process of their own: a plan comes in, what happened goes out. Requests leave at
 * times fixed beforehand, whether those before them are answered or not, and their time counts from then: a server that
 * stands still for a second is late with everything of that second.
 */
import { Agent, type OutgoingHttpHeaders, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { readEventStream } from "#tests/support/event-reader.ts";

export type Plan = {
  port: number;
  /** A second, for each of the two. */
  rates: { reads: number; releases: number };
  reads: { slug: string; etag: string | null }[];
  /** Released anew, one after another, each heard of by every listener. */
  releases: string[];
  listeners: number;
};

/** Milliseconds, in the order of the plan; `events` of every listener. */
export type Loaded = {
  reads: { status: number; etag: string; ms: number }[];
  releases: { status: number; ms: number }[];
  events: number[];
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const environment = "/api/v1/environments/dev";
/** What is not heard of by then is lost. */
const patienceMs = 10_000;

process.once("message", async (plan: Plan) => {
  const loaded = await carryOut(plan);
  process.send?.(loaded, () => process.exit(0));
});

async function carryOut({ port, rates, reads, releases, listeners }: Plan): Promise<Loaded> {
  const releasedAt = new Map<string, number>();
  const events: number[] = [];
  const streams = await Promise.all(
    Array.from({ length: listeners }, () => readEventStream(port, `${environment}/events`)),
  );
  for (const { frames, response } of streams) {
    let heard = 0;
    response.on("data", () => {
      const now = performance.now();
      for (; heard < frames.length; heard++) {
        const due = releasedAt.get(String(frames[heard]?.data.slug));
        if (due !== undefined) events.push(now - due);
      }
    });
  }
  const [answers, released] = await Promise.all([
    atTimes(reads, rates.reads, async ({ slug, etag }, due) => {
      const headers = etag === null ? {} : { "if-none-match": etag };
      const answer = await send(port, `${environment}/prompts/${slug}`, { headers });
      return { ...answer, ms: performance.now() - due };
    }),
    atTimes(releases, rates.releases, async (slug, due) => {
      releasedAt.set(slug, due);
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ slug });
      const { status } = await send(port, `${environment}/releases`, { method: "POST", headers, body });
      return { status, ms: performance.now() - due };
    }),
  ]);
  const until = performance.now() + patienceMs;
  while (events.length < releases.length * listeners && performance.now() < until) await sleep(5);
  for (const { cut } of streams) cut();
  return { reads: answers, releases: released, events };
}

/** Starts `work` for one after another at its own time, `rate` of them a second. */
async function atTimes<Item, Result>(
  items: readonly Item[],
  rate: number,
  work: (item: Item, due: number) => Promise<Result>,
): Promise<Result[]> {
  const begun = performance.now() + 200;
  const started: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    const due = begun + (index * 1000) / rate;
    while (performance.now() < due) await sleep(1);
    started.push(work(item, due));
  }
  return Promise.all(started);
}

type Sent = { method?: string; headers: OutgoingHttpHeaders; body?: string };

function send(
  port: number,
  path: string,
  { method = "GET", headers, body }: Sent,
): Promise<{ status: number; etag: string }> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers, agent }, (response) => {
      const { statusCode: status = 0 } = response;
      const etag = String(response.headers.etag ?? "");
      response.on("error", reject).on("end", () => resolve({ status, etag }));
      response.resume();
    })
      .once("error", reject)
      .end(body);
  });
}
