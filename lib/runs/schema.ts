import { z } from "zod";
import { type DrawParameters, maxCount, maxReferences } from "#lib/images/parameters.ts";
import type { RunDraft } from "#lib/runs/view.ts";

/** Shape only: what a model can do of it is the profile's business (`checkParameters`). */
export const drawParametersSchema = z.strictObject({
  size: z.string().max(20),
  quality: z.enum(["auto", "low", "medium", "high", "xhigh", "max"]),
  background: z.enum(["auto", "opaque", "transparent"]),
  outputFormat: z.enum(["png", "jpeg", "webp"]),
  compression: z.int().min(0).max(100).nullable(),
  moderation: z.enum(["auto", "low"]),
  partialImages: z.int().min(0).max(3),
  inputFidelity: z.enum(["low", "high"]).nullable(),
}) satisfies z.ZodType<DrawParameters>;

// PostgreSQL holds no NUL in a text: refused here with its field, not there as a failure of ours.
const text = z.string().regex(/^[^\0]*$/);
const id = text.min(1).max(100);

/** 8-200 printable ASCII characters. */
const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{8,200}$/);

/** What a door accepts as a draft. A prompt that is too long still gets in, so that it is refused with its length. */
export const runDraftSchema: z.ZodType<RunDraft> = z.strictObject({
  connectionId: id,
  model: text.min(1).max(200),
  prompt: text.max(500_000),
  count: z.int().min(1).max(maxCount),
  parameters: drawParametersSchema,
  references: z.array(id).max(maxReferences * 4),
  mask: id.nullable(),
  idempotencyKey: idempotencyKeySchema,
});

/** `before` is the id of the last run of the page before. */
export const listRunsSchema = z.strictObject({
  before: id.nullable().default(null),
  limit: z.int().min(1).max(50).default(20),
});

export const runIdSchema = z.strictObject({ runId: id });
export const jobIdSchema = z.strictObject({ jobId: id });
export const retryRunSchema = z.strictObject({ runId: id, idempotencyKey: idempotencyKeySchema });
