// node scripts/new-migration.mjs NAME: after a change in prisma/models, writes the next migration of both databases.
// Read what it wrote before you commit it: a renamed column looks like a dropped and an added one.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { providers } from "./generate.mjs";
import { schemaDifference } from "./schema-difference.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const name = process.argv[2] ?? "";
if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error(
    "A migration needs a name of lower-case words, for example: node scripts/new-migration.mjs add_budgets",
  );
  process.exit(1);
}

const migrationsOf = (provider) => join(root, "prisma", provider, "migrations");
const numbers = providers.flatMap((provider) =>
  readdirSync(migrationsOf(provider)).map((entry) => Number.parseInt(entry, 10)),
);
const number = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
const differences = providers.map((provider) => ({ provider, sql: schemaDifference(root, provider) }));
if (differences.every(({ sql }) => sql === "")) {
  console.log("The migrations already lead to the models: nothing to write.");
  process.exit(0);
}
for (const { provider, sql } of differences) {
  const folder = join(migrationsOf(provider), `${String(number).padStart(4, "0")}_${name}`);
  mkdirSync(folder);
  // Both databases count alike, also when only one of them has something to do.
  writeFileSync(
    join(folder, "migration.sql"),
    sql === "" ? "-- Nothing to change here.\n" : `${sql.trim()}\n`,
  );
  console.log(`wrote ${join(folder, "migration.sql")}`);
}
