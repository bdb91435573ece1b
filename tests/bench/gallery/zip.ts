import { createHash, randomFillSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { parseEnv } from "#lib/env.ts";
import { createExport } from "#lib/gallery/create-export.ts";
import { newId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";
import { openStudio } from "#server/open-studio.ts";
import { atMost, type BenchRow, exactly, told } from "#tests/bench/report.ts";
import { readCsv } from "#tests/support/read-zip.ts";
import { launchStudio } from "#tests/support/studio-process.ts";

const pictures = 1000;
const pictureBytes = 1_500_000;
const name = `zip of ${pictures} pictures`;
const megabyte = 1024 ** 2;

/** A zip of 1,000 pictures from a studio of its own: whether it is right, and what it costs the server. */
export async function benchZip(): Promise<BenchRow[]> {
  const server = await launchStudio();
  try {
    const { context, close } = await openBeside(server.folder);
    const hashes = await seed(context);
    const ids = await context.studio.database.client.image.findMany({
      select: { id: true },
      orderBy: { id: "asc" },
    });
    const exported = (imageIds: string[]) => createExport(context, { selection: { kind: "ids", imageIds } });
    const { url } = await exported(ids.map(({ id }) => id));
    const few = await exported(ids.slice(0, 3).map(({ id }) => id));
    await close();
    // Idle, and not cold: the first query of its kind compiles.
    await download(server.url + few.url);
    await sleep(3000);
    const idle = residentBytes(server.pid);
    let peak = idle;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentBytes(server.pid));
    }, 25);
    const began = performance.now();
    const zip = await download(server.url + url).finally(() => clearInterval(watch));
    const seconds = (performance.now() - began) / 1000;
    return [
      exactly(name, "pictures unlike their originals", "", unlike(zip, hashes), 0),
      atMost(name, "memory above idle", "MB", (peak - idle) / megabyte, 50),
      told(name, "speed", "MB/s", zip.length / 1e6 / seconds),
    ];
  } finally {
    await server.close();
  }
}

async function download(url: string): Promise<Buffer> {
  const response = await fetch(url);
  return Buffer.from(await response.arrayBuffer());
}

async function openBeside(folder: string): Promise<{ context: Context; close(): Promise<void> }> {
  const env = parseEnv({ PENTIMENTO_DATA: folder, NODE_ENV: "production" }, { cwd: folder });
  const { studio, close } = await openStudio({ env, logger: pino({ level: "silent" }), runner: false });
  return {
    context: { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId: "req_bench" },
    close,
  };
}

/** Noise, as a PNG would be to a zip; returns the hashes. */
async function seed({ studio, workspaceId }: Context): Promise<Set<string>> {
  const { client } = studio.database;
  const bytes = Buffer.alloc(pictureBytes);
  const hashes = new Set<string>();
  const createdAt = new Date("2026-11-20T12:00:00Z");
  for (let index = 0; index < pictures; index++) {
    randomFillSync(bytes, 0, 4096);
    const { sha256 } = await studio.blobs.write(once(bytes), pictureBytes);
    hashes.add(sha256);
    const size = { width: 1536, height: 1024 };
    await client.blob.create({
      data: { workspaceId, sha256, bytes: pictureBytes, mime: "image/png", ...size },
    });
    const who = { workspaceId, actorKind: "user", actorId: "owner" };
    await client.image.create({
      data: { id: newId("img"), ...who, origin: "upload", sha256, createdAt, ...size },
    });
  }
  return hashes;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

/** Walks the zip by its own headers (nothing is compressed): every original must be in it, byte for byte. */
function unlike(zip: Buffer, hashes: ReadonlySet<string>): number {
  const found = new Set<string>();
  let states: string[] = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const nameLength = zip.readUInt16LE(at + 26);
    const file = zip.toString("utf8", at + 30, at + 30 + nameLength);
    const start = at + 30 + nameLength + zip.readUInt16LE(at + 28);
    const isPicture = file.endsWith(".png");
    const end = isPicture ? start + pictureBytes : zip.indexOf("PK\x07\x08", start, "latin1");
    const body = zip.subarray(start, end);
    if (isPicture) found.add(createHash("sha256").update(body).digest("hex"));
    if (file === "manifest.csv") states = readCsv(body.toString()).map(([, state = ""]) => state);
    at = end + 16;
  }
  const intact = states.filter((state) => state === "intact").length;
  return hashes.size - [...hashes].filter((hash) => found.has(hash)).length + (pictures - intact);
}
