// Children that never outlive their launcher. Each gets a process group of its own, so that a Ctrl-C of the terminal
// reaches the launcher alone and is passed on exactly once.
import { spawn } from "node:child_process";

const windows = process.platform === "win32";
const children = new Set();
let stopping = null;
let lastSignal = 0;

/**
 * Runs a command to its end and answers its exit code. `quiet` keeps its output back unless it fails. `patient`
 * children decide themselves how long stopping takes; others are killed five seconds after they were asked.
 */
export function run(command, args, { quiet = false, patient = false, ...options } = {}) {
  watchSignals();
  if (stopping) return Promise.resolve(leaveCode(stopping));
  const output = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
  const child = spawn(command, args, { stdio: output, detached: !windows, ...options });
  const entry = { child, patient };
  children.add(entry);
  const kept = [];
  child.stdout?.on("data", (chunk) => kept.push(chunk));
  child.stderr?.on("data", (chunk) => kept.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      children.delete(entry);
      if (code !== 0 && quiet && !stopping) process.stderr.write(Buffer.concat(kept));
      if (stopping) process.exit(code ?? leaveCode(signal));
      resolve(code ?? leaveCode(signal));
    });
  });
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
const leaveCode = (signal) => 128 + (numbers[signal] ?? 0);

let watching = false;

function watchSignals() {
  if (watching) return;
  watching = true;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  onParentGone(() => {
    if (!stopping) stop("SIGTERM");
  });
}

/** npm passes a Ctrl-C on that the terminal has sent to everybody already: within half a second they are one. */
function stop(signal) {
  const now = Date.now();
  if (stopping && now - lastSignal < 500) return;
  lastSignal = now;
  const again = stopping !== null;
  stopping = signal;
  if (children.size === 0) process.exit(leaveCode(signal));
  for (const { child, patient } of children) {
    kill(child, signal === "SIGHUP" ? "SIGTERM" : signal);
    if (!patient || again) setTimeout(() => kill(child, "SIGKILL"), 5000).unref();
  }
}

function kill(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** npm's shell does not pass SIGTERM on: notice that the parent is gone instead. */
function onParentGone(leave) {
  if (windows) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    leave();
  }, 250);
  timer.unref();
}
