// Every check and test, one runner after the other. The last line is the sum of all; above it each skip, and what failed.
// A runner that ran nothing has failed.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { checks, held } from "./checks.mjs";
import { run } from "./processes.mjs";
import { readPlaywright, readVitest } from "./test-reports.mjs";

const tool = (...path) => join(root, "node_modules", ...path);
const folder = mkdtempSync(join(tmpdir(), "pentimento-test-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

// Nothing of the user's own studio may reach a test: no key, no database, no data folder, no settings file.
const foreign = /^(PENTIMENTO_|OPENAI_|AZURE_|GEMINI_|S3_|OTEL_|DATABASE_URL$|HOST$|PORT$)/;
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
  NEXT_DIST_DIR: ".next-test",
  PENTIMENTO_DATA: join(folder, "data"),
  PENTIMENTO_ENV_FILE: "",
  PENTIMENTO_LAUNCHED: "1",
  ...(!process.stdout.isTTY && { NO_COLOR: "1", FORCE_COLOR: undefined }),
};

const sums = [];

async function runner(name, work) {
  console.log(`\n== ${name}`);
  const sum = await work();
  if (sum.passed + sum.failed === 0) {
    console.log(`${name} ran no test at all, which counts as a failure.`);
    sum.failed += 1;
  }
  sums.push({ name, ...sum });
}

await runner("checks", async () => {
  const results = await Promise.all(checks.map(held));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: [] };
});

await runner("vitest", async () => {
  const report = join(folder, "vitest.json");
  const args = [
    tool("vitest", "vitest.mjs"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = await run(process.execPath, args, { cwd: root, env });
  return readVitest(report, code);
});

await runner("playwright", async () => {
  const report = join(folder, "playwright.json");
  const args = [tool("@playwright", "test", "cli.js"), "test", "--reporter=list,json"];
  const code = await run(process.execPath, args, {
    cwd: root,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return readPlaywright(report, code);
});

if (existsSync(join(root, "tests", "bench", "crash.ts"))) await runner("crash rounds", crashRounds);

async function crashRounds() {
  const args = ["--conditions=react-server", "tests/bench/crash.ts", "--rounds", "10"];
  const code = await run(process.execPath, args, { cwd: root, env });
  return { passed: code === 0 ? 10 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

const total = (of) => sums.reduce((sum, each) => sum + of(each), 0);
const skipped = sums.flatMap(({ name, skipped }) =>
  skipped.map((test) => `${name}: ${test.name} (${test.reason})`),
);
const failed = total((sum) => sum.failed);

console.log("");
for (const fault of sums.flatMap(({ faults = [] }) => faults)) console.log(`failed: ${fault}`);
for (const sum of sums)
  console.log(`${sum.name}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped.length} skipped`);
for (const test of skipped) console.log(`skipped ${test}`);
console.log(`${total((sum) => sum.passed)} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
