import type { ErrorView } from "#lib/errors.ts";

/** What a server action answers: exceptions do not survive the way to the browser, so failures travel as values. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: ErrorView };
