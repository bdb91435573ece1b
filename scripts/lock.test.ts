import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pentimento-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = join(import.meta.dirname, "lock.mjs");
const hold = (milliseconds: number) =>
  `
  import { appendFileSync } from "node:fs";
  import { withLock } from ${JSON.stringify(lock)};
  await withLock(${JSON.stringify("FOLDER")}, "work", async () => {
    appendFileSync("FOLDER/log", "in\\n");
    console.log("held");
    await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));
    appendFileSync("FOLDER/log", "out\\n");
  });`.replaceAll("FOLDER", folder);

const node = (code: string) =>
  spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });

describe("a lock between processes", () => {
  it("lets them in one after the other", async () => {
    const children = Array.from({ length: 5 }, () => node(hold(60)));
    await Promise.all(children.map((child) => once(child, "exit")));
    expect(readFileSync(join(folder, "log"), "utf8")).toBe("in\nout\n".repeat(5));
  });

  it("is free again when its holder was killed", async () => {
    const first = node(hold(60_000));
    await once(first.stdout, "data");
    first.kill("SIGKILL");
    await once(first, "exit");
    const second = node(hold(0));
    expect(await once(second, "exit")).toEqual([0, null]);
  });

  it("is free when its holder's number belongs to another process by now", async () => {
    mkdirSync(join(folder, ".locks"));
    writeFileSync(join(folder, ".locks", "work"), `${process.pid} 1`);
    expect(
      spawnSync(process.execPath, ["--input-type=module", "-e", hold(0)], { timeout: 3000 }).status,
    ).toBe(process.platform === "linux" ? 0 : null);
  }, 10_000);
});
