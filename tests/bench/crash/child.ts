// A studio without its pages, to be killed. Usage: child.ts <data folder> <upstream url> <mode>
// Modes: work (starts runs until it dies), few (eight runs, then finishes), block (as few, but its event loop stands
// still beyond the lease), finish (starts nothing, ends when no job is open).
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { parseEnv } from "#lib/env.ts";
import { readEvents } from "#lib/events/read-events.ts";
import { newId } from "#lib/ids.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import { createRunner } from "#lib/runs/runner.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { openJobStates } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";
import { openStudio } from "#server/open-studio.ts";

export const leaseMs = 1_500;
const blockMs = 2 * leaseMs;

const [folder = "", upstream = "", mode = "work"] = process.argv.slice(2);
const env = parseEnv(
  {
    PENTIMENTO_DATA: folder,
    OPENAI_API_KEY: "sk-crash",
    OPENAI_BASE_URL: upstream,
    PENTIMENTO_LOG_LEVEL: "error",
  },
  { cwd: folder },
);
const { studio, close } = await openStudio({
  env,
  logger: pino({ level: "error" }, pino.destination(2)),
  runner: false,
});
const runner = createRunner(studio, { leaseMs, renewMs: 300, idleMs: 50, sweepMs: 200, partialMs: 0 });
studio.wakeRunner = () => runner.wake();
const context: Context = { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId: newId("req") };

/** Written at once and whole: what the parent has read is what was promised to somebody. */
const say = (line: string) => writeSync(1, `${line}\n`);

const openJobs = () => studio.database.client.job.count({ where: { state: { in: [...openJobStates] } } });

async function startOne(): Promise<void> {
  const count = 1 + Math.floor(Math.random() * 3);
  const partialImages = Math.floor(Math.random() * 3);
  const run = await startRun(context, {
    connectionId: connectionId(soloWorkspaceId, "openai"),
    model: "gpt-image-2.5-flare",
    prompt: `a lighthouse ${Math.random()}`,
    count,
    parameters: { ...defaultParameters, partialImages },
    references: [],
    mask: null,
    idempotencyKey: newId("key"),
  });
  say(`run ${run.id} ${count}`);
}

/** Tells of every picture a browser would have been told of. */
async function tellPictures(): Promise<void> {
  const told = new Set<string>();
  for (let after = 0; ; await sleep(20)) {
    const { events, latest } = await readEvents(context, after, 500);
    after = latest;
    for (const { event } of events) {
      for (const image of event.type === "run" ? event.run.images : []) {
        if (told.has(image.id)) continue;
        told.add(image.id);
        say(`picture ${image.id} ${image.sha256}`);
      }
    }
  }
}

async function keepStarting(): Promise<void> {
  for (;;) {
    if ((await openJobs()) < 24) await startOne();
    else await sleep(10);
  }
}

async function finish(): Promise<void> {
  while ((await openJobs()) > 0) await sleep(50);
  await runner.drain();
  await close();
  process.exit(0);
}

runner.start();
say("ready");
void tellPictures();
if (mode === "work") await Promise.all([keepStarting(), keepStarting(), keepStarting()]);
if (mode === "few" || mode === "block") await Promise.all(Array.from({ length: 8 }, startOne));
if (mode === "block") {
  await sleep(400);
  say("blocking");
  for (const end = Date.now() + blockMs; Date.now() < end; );
  say("awake");
}
await finish();
