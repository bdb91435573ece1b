// Runs under the studio's Node: generates the database clients and, when a build folder is named, builds the pages
// into it if their sources changed. `node scripts/prepare.mjs [build folder]`
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, step } from "./bootstrap.mjs";
import { generateClients } from "./generate.mjs";
import { withLock } from "./lock.mjs";
import { run } from "./processes.mjs";
import { sourceStamp } from "./source-stamp.mjs";

const [buildFolder] = process.argv.slice(2);

await withLock(root, "generate", () => {
  const begun = Date.now();
  if (generateClients(root))
    console.log(`Generating database clients: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
});
if (buildFolder) await build(buildFolder);

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
