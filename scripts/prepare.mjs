// Runs under the studio's Node: generates the database clients and, when a build folder is named, builds the pages
// into it if their sources changed. `node scripts/prepare.mjs [--for-use] [build folder]`; with --for-use the settings
// are read first, so that a wrong one is told before a build and not after it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, step } from "./bootstrap.mjs";
import { buildCommand } from "./build-command.mjs";
import { generateClients } from "./generate.mjs";
import { withLock } from "./lock.mjs";
import { run } from "./processes.mjs";
import { sourceStamp } from "./source-stamp.mjs";

const forUse = process.argv.includes("--for-use");
const buildFolder = process.argv.slice(2).find((word) => !word.startsWith("-"));

if (forUse) await requireSettings();

await withLock(root, "generate", () => {
  const begun = Date.now();
  if (generateClients(root))
    console.log(`Generating database clients: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
});
if (buildFolder) {
  await withLock(root, "command", buildCommand);
  await build(buildFolder);
}

async function requireSettings() {
  const { loadEnv } = await import("../lib/env.ts");
  const { StartError } = await import("../lib/start-error.ts");
  try {
    loadEnv(root);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(`Pentimento cannot start. ${error.message}.`);
    process.exit(1);
  }
}

/** One build at a time, into whichever folder: Next rewrites files beside the build as well. */
async function build(folder) {
  if (built(folder)) return;
  await withLock(root, "build", async () => {
    if (built(folder)) return;
    const stamp = sourceStamp(root);
    rmSync(stampFile(folder), { force: true });
    await step("Building the pages", () => nextBuild(folder));
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(stampFile(folder), stamp);
  });
}

function stampFile(folder) {
  return join(root, folder, ".source-stamp");
}

function built(folder) {
  const file = stampFile(folder);
  return existsSync(file) && readFileSync(file, "utf8") === sourceStamp(root);
}

async function nextBuild(folder) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: "1" };
  const code = await run(process.execPath, [next, "build"], { cwd: root, env, quiet: true });
  if (code !== 0) process.exit(code);
}
