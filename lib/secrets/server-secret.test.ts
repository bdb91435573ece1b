import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secretFile, secretKey } from "#lib/secrets/server-secret.ts";

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "pentimento-secret-"));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));
const key = (purpose = "a", secret: string | null = null) => secretKey({ dataFolder, secret }, purpose);

it("makes a secret once, for this account only, however many ask at the same time", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => key()));
  expect(new Set(keys.map((one) => one.toString("hex"))).size).toBe(1);
  expect(keys[0]).toHaveLength(32);
  if (process.platform !== "win32") expect(statSync(secretFile(dataFolder)).mode & 0o777).toBe(0o600);
  expect(readFileSync(secretFile(dataFolder), "utf8").trim().length).toBeGreaterThanOrEqual(43);
  expect((await key()).equals(keys[0] ?? Buffer.alloc(0))).toBe(true);
});

it("prefers the one of the environment, and tells purposes apart", async () => {
  const secret = "x".repeat(32);
  expect((await key("a", secret)).equals(await key("a"))).toBe(false);
  expect((await key("a", secret)).equals(await key("b", secret))).toBe(false);
  expect((await key("a", secret)).equals(await key("a", secret))).toBe(true);
});

it("does not take half a file for a secret", async () => {
  writeFileSync(secretFile(dataFolder), "short\n");
  await expect(key()).rejects.toThrow("PENTIMENTO_SECRET");
});
