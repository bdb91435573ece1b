import { createHash, createHmac } from "node:crypto";
import type { Env } from "#lib/env.ts";
import { secretKey } from "#lib/secrets/server-secret.ts";

// 192 bits: nobody finds one by trying.
const tokenBytes = 24;

/** What may be a token at all; everything else is unknown without a look into the database. */
export const tokenShape = /^[A-Za-z0-9_-]{32}$/;

/** The token of a link, made from its id, so that the link can be shown again although it is stored nowhere. */
export async function shareToken(env: Env, shareId: string): Promise<string> {
  const key = await secretKey(env, "share links");
  return createHmac("sha256", key).update(shareId).digest().subarray(0, tokenBytes).toString("base64url");
}

/**
 * What is stored of a token. Looking it up by an index tells nothing to a stopwatch: who doesn't know the token can't
 * choose its hash.
 */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
