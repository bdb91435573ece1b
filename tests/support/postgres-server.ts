import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Where `initdb` and `postgres` are, or null: PATH first, then where Debian and its kin keep them. */
export function postgresBinaries(): string | null {
  if (process.platform === "win32" || process.env.PENTIMENTO_TEST_POSTGRES === "pglite") return null;
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((bin) => existsSync(join(bin, "initdb")) && existsSync(join(bin, "postgres"))) ?? null;
}

/**
 * The URL of a PostgreSQL server that lives in `folder` for this run of the tests: the first caller of any process
 * starts it, the others wait. It listens on a socket only and ends when `ownerPid` does.
 */
export async function startedPostgres(bin: string, folder: string, ownerPid: number): Promise<string> {
  const ready = join(folder, "ready");
  try {
    mkdirSync(join(folder, "starting"));
  } catch {
    while (!existsSync(ready)) {
      if (existsSync(join(folder, "failed"))) throw new Error(readFileSync(join(folder, "failed"), "utf8"));
      await sleep(25);
    }
    return readFileSync(ready, "utf8");
  }
  try {
    const url = await start(bin, folder, ownerPid);
    writeFileSync(ready, url);
    return url;
  } catch (thrown) {
    writeFileSync(join(folder, "failed"), String(thrown));
    throw thrown;
  }
}

async function start(bin: string, folder: string, ownerPid: number): Promise<string> {
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (user.uid) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } };
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
  execFileSync(join(bin, "initdb"), initdb, { ...options, stdio: "pipe" });
  const settings = [
    "-F",
    "-c",
    "listen_addresses=",
    "-c",
    `unix_socket_directories=${folder}`,
    "-c",
    "max_connections=200",
  ];
  // The shell outlives a killed test run just long enough to stop the server and to clean up.
  // (kill -0 may not look at another user's process, /proc may.)
  const alive = (pid: string) => `{ [ -d /proc/${pid} ] || kill -0 ${pid} 2>/dev/null; }`;
  const watch = `"$@" >"$PGLOG" 2>&1 & server=$!; while ${alive(`${ownerPid}`)} && kill -0 $server 2>/dev/null; do sleep 0.5; done; kill -INT $server 2>/dev/null; wait $server; cd / && rm -rf "$PGFOLDER"`;
  const child = spawn("sh", ["-c", watch, "sh", join(bin, "postgres"), "-D", data, ...settings], {
    ...options,
    env: { ...options.env, PGFOLDER: folder, PGLOG: join(folder, "log") },
    detached: true,
    stdio: "ignore",
  });
  child.unref();
  const socket = join(folder, ".s.PGSQL.5432");
  for (const deadline = Date.now() + 30_000; !isAccepting(data) || !existsSync(socket); await sleep(25))
    if (Date.now() > deadline || child.exitCode !== null)
      throw new Error(`PostgreSQL does not start: ${readFileSync(join(folder, "log"), "utf8")}`);
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

function isAccepting(data: string): boolean {
  const pidFile = join(data, "postmaster.pid");
  return existsSync(pidFile) && readFileSync(pidFile, "utf8").includes("ready");
}

/** Stops what `startedPostgres` started in this folder, if anything, and removes the folder. */
export async function stopPostgres(folder: string): Promise<void> {
  const pidFile = join(folder, "data", "postmaster.pid");
  if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, "utf8"), 10), "SIGINT");
  for (const deadline = Date.now() + 10_000; existsSync(pidFile) && Date.now() < deadline; ) await sleep(25);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
