import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

it("a worker stays until it is asked to leave, and then leaves well", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-worker-"));
  const worker = spawn(process.execPath, ["--conditions=react-server", "--no-warnings", "server/worker.ts"], {
    cwd: join(import.meta.dirname, ".."),
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PENTIMENTO_ENV_FILE: "",
      PENTIMENTO_DATA: folder,
      PENTIMENTO_LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(worker, "exit");
  expect(String((await once(worker.stdout, "data"))[0])).toContain("worker is ready");
  const early = await Promise.race([
    ended,
    new Promise((resolve) => setTimeout(() => resolve("still here"), 500)),
  ]);
  expect(early).toBe("still here");
  worker.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await rm(folder, { recursive: true, force: true });
}, 60_000);
