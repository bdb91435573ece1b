import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A whole studio in a process and a data folder of its own, as a person starts it. */
export type StudioProcess = {
  readonly url: string;
  readonly folder: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** All it has printed so far. */
  output(): string;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Starts again on the same port and data. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
};

type Options = { port?: number; env?: Record<string, string> };

const readyMs = 60_000;

/** Starts a studio from the build that `npm test` made. Without a port any free one is taken, and kept on restart. */
export async function launchStudio(options: Options = {}): Promise<StudioProcess> {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-e2e-"));
  let child: ChildProcess | null = null;
  let printed = "";
  let port = options.port ?? 0;

  const start = async () => {
    child = spawn(process.execPath, ["--conditions=react-server", "--no-warnings", "server/main.ts"], {
      cwd: join(import.meta.dirname, "..", ".."),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next-test",
        NEXT_TELEMETRY_DISABLED: "1",
        PENTIMENTO_DATA: folder,
        // No key of whoever runs the tests, and no studio that outlives them.
        PENTIMENTO_ENV_FILE: "",
        PENTIMENTO_LAUNCHED: "1",
        PORT: String(port),
        ...options.env,
      },
    });
    port = await readyPort(child, (text) => {
      printed += text;
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null)
      return running?.exitCode ?? null;
    running.kill(signal);
    const [code] = await once(running, "exit");
    return code as number | null;
  };

  await start();
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    folder,
    get pid() {
      return child?.pid ?? 0;
    },
    output: () => printed,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    start,
    async close() {
      await end("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readyPort(child: ChildProcess, tell: (text: string) => void): Promise<number> {
  child.stderr?.on("data", (chunk) => tell(String(chunk)));
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the studio did not start: ${why}`));
    const timer = setTimeout(() => fail(`not ready within ${readyMs} ms`), readyMs);
    child.once("exit", (code) => fail(`it ended with ${code}`));
    lines.on("line", (line) => {
      tell(`${line}\n`);
      const ready = /ready: http:\/\/[^ ]+:(\d+)/.exec(line);
      if (!ready) return;
      clearTimeout(timer);
      resolve(Number(ready[1]));
    });
  });
}
