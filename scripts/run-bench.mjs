// npm run bench [name ...] [-- options]: every bench is a program tests/bench/<name>.ts, which prints its table, writes
// bench-results/<name>.json and ends with 1 when a must was missed (tests/bench/report.ts).
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { run } from "./processes.mjs";

const folder = join(root, "tests", "bench");
const known = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "report.ts")
  .map((file) => file.slice(0, -3));

const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith("-"));
const names = firstOption < 0 ? words : words.slice(0, firstOption);
const options = firstOption < 0 ? [] : words.slice(firstOption);

const unknown = names.filter((name) => !existsSync(join(folder, `${name}.ts`)));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(2);
}

let missed = 0;
for (const name of names.length > 0 ? names : known) {
  console.log(`\n== ${name}`);
  const args = ["--conditions=react-server", join(folder, `${name}.ts`), ...options];
  if ((await run(process.execPath, args, { cwd: root })) !== 0) missed += 1;
}
process.exit(missed === 0 ? 0 : 1);
