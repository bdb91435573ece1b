// What a build is made of, as one hash.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

const parts = [
  "app",
  "components",
  "lib",
  "prisma/models",
  "next.config.mjs",
  "postcss.config.mjs",
  "package-lock.json",
];

/** sha256 over names and contents of everything `next build` reads; tests and generated clients are left out. */
export function sourceStamp(root) {
  const hash = createHash("sha256").update(process.version);
  for (const part of parts) for (const file of filesOf(root, join(root, part))) add(hash, root, file);
  return hash.digest("hex");
}

function add(hash, root, file) {
  hash.update(relative(root, file).split(sep).join("/")).update("\0").update(readFileSync(file)).update("\0");
}

function filesOf(root, path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  if (path === join(root, "lib", "db", "generated")) return [];
  return readdirSync(path)
    .sort()
    .filter((name) => !/\.test\.tsx?$/.test(name) && !name.startsWith("."))
    .flatMap((name) => filesOf(root, join(path, name)));
}
