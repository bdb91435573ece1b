// What the models say and the migrations do not, as SQL, by Prisma's own command line.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assembleSchema, prismaEnv } from "./generate.mjs";

// Only to replay the migrations: nothing outside this process is touched, no server is needed.
const scratch = { sqlite: "file::memory:", postgresql: "postgresql://pglite/" };

/** Empty when the migrations lead exactly to the models. */
export function schemaDifference(root, provider) {
  const folder = mkdtempSync(join(tmpdir(), "pentimento-schema-"));
  try {
    const prisma = join(root, "node_modules", "prisma", "build", "index.js");
    const migrations = join(root, "prisma", provider, "migrations");
    const schema = assembleSchema(root, provider, join(folder, "schema"));
    const run = spawnSync(
      process.execPath,
      [
        prisma,
        "migrate",
        "diff",
        "--from-migrations",
        migrations,
        "--to-schema",
        schema,
        "--script",
        "--exit-code",
      ],
      {
        cwd: root,
        env: { ...prismaEnv(root), PENTIMENTO_PROVIDER: provider, DATABASE_URL: scratch[provider] },
        encoding: "utf8",
      },
    );
    if (run.status === 0) return "";
    if (run.status === 2) return run.stdout;
    throw new Error(`prisma migrate diff failed for ${provider}:\n${run.stdout}\n${run.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
