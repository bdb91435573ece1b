import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { stopPostgres } from "#tests/support/postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresFolder: string;
    runPid: number;
  }
}

/** A meeting point for the test processes: the first that needs PostgreSQL starts it there, here it is stopped. */
export default function setup(project: TestProject): () => Promise<void> {
  // A server that may not run as root must be able to enter the folder, and a socket's path is at most 107 bytes.
  const base = process.getuid?.() === 0 || tmpdir().length > 60 ? "/tmp" : tmpdir();
  const folder = mkdtempSync(join(process.platform === "win32" ? tmpdir() : base, "pentimento-pg-"));
  project.provide("postgresFolder", folder);
  project.provide("runPid", process.pid);
  return () => stopPostgres(folder);
}
