import { createHmac, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "#lib/env.ts";

type Settings = Pick<Env, "secret" | "dataFolder">;

/** Where the secret lies when PENTIMENTO_SECRET names none. */
export const secretFile = (dataFolder: string): string => join(dataFolder, "secret");

/**
 * A key for one purpose, 32 bytes: from PENTIMENTO_SECRET, else from a secret of its own that is made in the data folder
 * when it is first needed and that only this account may read. The same for ever, unless the secret is replaced.
 */
export async function secretKey(settings: Settings, purpose: string): Promise<Buffer> {
  const secret = settings.secret ?? (await keptSecret(settings.dataFolder));
  return createHmac("sha256", secret).update(`pentimento ${purpose}`).digest();
}

async function keptSecret(dataFolder: string): Promise<string> {
  const path = secretFile(dataFolder);
  const kept = await read(path);
  if (kept) return kept;
  await mkdir(dataFolder, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(`${secret}\n`);
    await file.sync();
    await file.close();
    return secret;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
    return theOther(path);
  }
}

/** Another process was first; it may still be writing. */
async function theOther(path: string): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const kept = await read(path);
    if (kept) return kept;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${path} is there and holds no secret: delete it, or set PENTIMENTO_SECRET.`);
}

async function read(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, "utf8")).trim();
    return text.length >= 32 ? text : null;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw thrown;
  }
}
