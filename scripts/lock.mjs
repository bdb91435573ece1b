// A lock between processes of one checkout: a file that names its holder. A holder that died has lost it.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const lookEveryMs = 150;

/** Runs `work` while holding lock `name`; waits, and says so, while another process holds it. */
export async function withLock(root, name, work) {
  const folder = join(root, ".locks");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  await take(file, name);
  const leave = () => release(file);
  process.once("exit", leave);
  try {
    return await work();
  } finally {
    process.removeListener("exit", leave);
    leave();
  }
}

async function take(file, name) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, identity(process.pid));
  let told = false;
  try {
    while (!linked(mine, file)) {
      const holder = read(file);
      if (holder === null) continue;
      const pid = Number(holder.split(" ")[0]);
      if (identity(pid) !== holder) dropStale(file, holder);
      else {
        if (!told) console.log(`Waiting for process ${pid}, which is busy with the same step (${name}) ...`);
        told = true;
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function release(file) {
  if (read(file) === identity(process.pid)) rmSync(file, { force: true });
}

/** Linking is the one way to create a file whole: it appears with its content, or not at all. */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Moves the dead holder's file away; if a live one slipped in between, it gets its place back. */
function dropStale(file, holder) {
  const moved = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, moved);
  } catch {
    return;
  }
  if (read(moved) !== holder) linked(moved, file);
  rmSync(moved, { force: true });
}

/** `<pid> <start time>` of a living process, `<pid> gone` of a dead one: numbers are given out again. */
function identity(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return `${pid} gone`;
  }
  return `${pid} ${startTime(pid)}`;
}

function startTime(pid) {
  const stat = process.platform === "linux" ? read(`/proc/${pid}/stat`) : null;
  return stat ? stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] : "alive";
}
