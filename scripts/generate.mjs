// Puts the shared models beside each provider's datasource and generates both database clients.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const providers = ["sqlite", "postgresql"];

/** Environment for Prisma's command line: its engine is the WASM build from npm, nothing is downloaded. */
export const prismaEnv = (root) => ({
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: join(root, "scripts", "schema-engine.mjs"),
});

/** The assembled schema folder of one provider. */
export function assembleSchema(root, provider, folder = join(root, "prisma", ".assembled", provider)) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "prisma", "models"), folder, { recursive: true });
  cpSync(join(root, "prisma", provider, "schema.prisma"), join(folder, "schema.prisma"));
  return folder;
}

export function generateClients(root) {
  const hash = createHash("sha256");
  for (const folder of ["models", ...providers])
    for (const name of readdirSync(join(root, "prisma", folder))
      .filter((name) => name.endsWith(".prisma"))
      .sort())
      hash.update(name).update(readFileSync(join(root, "prisma", folder, name)));
  const stamp = hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  const stampFile = join(root, "lib", "db", "generated", ".stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;
  for (const provider of providers) {
    const schema = assembleSchema(root, provider);
    const prisma = join(root, "node_modules", "prisma", "build", "index.js");
    const run = spawnSync(process.execPath, [prisma, "generate", "--schema", schema], {
      cwd: root,
      env: prismaEnv(root),
      encoding: "utf8",
    });
    if (run.status !== 0)
      throw new Error(`prisma generate failed for ${provider}:\n${run.stdout}\n${run.stderr}`);
  }
  writeFileSync(stampFile, stamp);
  return true;
}
