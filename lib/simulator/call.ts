import type { Pictures } from "#lib/simulator/check-draft.ts";
import type { Faults } from "#lib/simulator/faults.ts";
import type { Settings } from "#lib/simulator/options.ts";
import type { Plan } from "#lib/simulator/plan.ts";
import type { Draft } from "#lib/simulator/read-draft.ts";

/** An accepted call: everything that answering it needs. */
export type Call = {
  settings: Settings;
  draft: Draft;
  pictures: Pictures;
  faults: Faults;
  plan: Plan;
  /** When it arrived, in milliseconds of the settings' clock. */
  startedAt: number;
  signal: AbortSignal;
  /** Headers of an answer that starts now. */
  headers: () => Record<string, string>;
};

/** Waits until `fraction` of the drawing time has passed. Rejects when the client has left. */
export async function waitFor(call: Call, fraction: number): Promise<void> {
  const { settings, plan, startedAt, signal } = call;
  const rest = startedAt + plan.durationMs * fraction - settings.now();
  if (rest > 0) await settings.sleep(rest, signal);
  signal.throwIfAborted();
}

/** The bytes as they go into the answer: base64, damaged where the prompt asks for it. */
export function encodePicture(bytes: Uint8Array, faults: Faults): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  return faults.has("bad-base64") ? `${text.slice(0, 40)}!!not*base64!!${text.slice(60, -3)}` : text;
}

/** Seconds since 1970, as `created` and `created_at` count. */
export function createdAt(call: Call): number {
  return Math.floor(call.settings.now() / 1000);
}
