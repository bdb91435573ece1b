/** What each marker in a prompt does. `docs/simulator.md` prints this table; `takes` is the unit of its number. */
export const faultTable = {
  "moderation-input": { does: "400 moderation_blocked, stage input, nothing drawn" },
  "moderation-output": {
    does: "moderation_blocked, stage output, after drawing; in a stream an error event",
  },
  "moderation-legacy": { does: "400 content_policy_violation" },
  "401": { does: "401 invalid_api_key" },
  unverified: { does: "403, the organization must be verified" },
  "408": { does: "408 time-out" },
  "409": { does: "409 conflict" },
  "429": { does: "429 rate_limit_exceeded with retry-after and retry-after-ms" },
  "429-quota": { does: "429 insufficient_quota" },
  "429-spend": { does: "429 project_spend_limit_exceeded" },
  "429-billing": { does: "429 billing_hard_limit_reached" },
  "500": { does: "500 server_error" },
  "502": { does: "502 with an HTML page instead of JSON" },
  "503": { does: "503 EngineOverloaded" },
  "image-failed": { does: "500 image_generation_failed, after drawing" },
  slow: { does: "adds so many milliseconds to every picture", takes: "milliseconds" },
  hang: { does: "accepted, then nothing, not even headers, until the client leaves" },
  stall: { does: "headers and previews arrive, the final picture never does" },
  reset: { does: "connection destroyed before the headers" },
  cut: { does: "connection destroyed in the middle of the body or of the final event" },
  "malformed-sse": { does: "a broken JSON line in the stream; without a stream a body that is no JSON" },
  "no-completed": {
    does: "the stream ends properly but without the final event; without a stream `data` is empty",
  },
  "fewer-partials": { does: "one preview less than asked for" },
  "sse-error": {
    does: "an error event instead of the final one; without a stream 500 image_generation_failed",
  },
  "bad-base64": { does: "b64_json is damaged" },
  "wrong-size": { does: "pixels differ from what the answer says" },
  "empty-data": { does: "`data` is empty; in a stream b64_json is an empty string" },
  "no-usage": { does: "the answer has no usage" },
  svg: { does: "an SVG document arrives as the picture" },
  "batch-failed": { does: "a batch with this line is refused as a whole; nothing else" },
  "batch-expired": { does: "a batch with this line runs out of time; nothing else" },
} as const satisfies Record<string, { does: string; takes?: string }>;

export type FaultName = keyof typeof faultTable;

/** The faults a prompt asks for, with their numbers (0 where none was given). */
export type Faults = {
  has(name: FaultName): boolean;
  /** The number of a fault that takes one, or 0. */
  amount(name: FaultName): number;
};

const marker = /\[fault:([a-z0-9-]+)(?:=(\d{1,7}))?(:once)?\]/g;

/** Whether a prompt asks for the end of the batch it stands in. Such a marker has no `:once`. */
export function batchMarker(prompt: string, end: "failed" | "expired"): boolean {
  return [...prompt.matchAll(marker)].some(([, name]) => name === `batch-${end}`);
}

/** The prompt without its markers: what gets drawn. */
export function withoutMarkers(prompt: string): string {
  return prompt.replace(marker, "").trim();
}

/** Remembers which `:once` markers have struck, for one simulator. */
export type FaultMemory = { strikes(key: string): boolean };

/** A memory of the last ten thousand strikes; older ones may strike again. */
export function createFaultMemory(limit = 10_000): FaultMemory {
  const struck = new Set<string>();
  return {
    strikes(key) {
      if (struck.has(key)) return false;
      struck.add(key);
      if (struck.size > limit) for (const oldest of struck) return struck.delete(oldest);
      return true;
    },
  };
}

/**
 * Reads the markers of a prompt: `[fault:500]`, `[fault:slow=8000]`, `[fault:429:once]`. A `:once` marker strikes the
 * first time `scope` and prompt come together, then never again; unknown names do nothing.
 */
export function readFaults(prompt: string, scope: string, memory: FaultMemory): Faults {
  const found = new Map<string, number>();
  for (const [text, name = "", amount, once] of prompt.matchAll(marker)) {
    if (!Object.hasOwn(faultTable, name)) continue;
    if (once && !memory.strikes(`${scope}\n${text}\n${prompt}`)) continue;
    found.set(name, Number(amount ?? 0));
  }
  return { has: (name) => found.has(name), amount: (name) => found.get(name) ?? 0 };
}
