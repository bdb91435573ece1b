import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { maxCount } from "#lib/images/parameters.ts";
import { releaseKinds } from "#lib/releases/view.ts";

// PostgreSQL holds neither a NUL nor half a character in a text: refused here with its field.
const text = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
const id = text.min(1).max(100);

const variables = z.record(text.max(200), z.union([text, z.number(), z.boolean(), z.array(text).max(1000)]));
/** What the caller calls its pictures, by slot. */
const images = z.record(text.max(200), z.array(text.min(1).max(1000)).max(64));
const overrides = z
  .strictObject({
    size: z.string().max(20),
    quality: z.enum(["auto", "low", "medium", "high", "xhigh", "max"]),
    background: z.enum(["auto", "opaque", "transparent"]),
    outputFormat: z.enum(["png", "jpeg", "webp"]),
    compression: z.int().min(0).max(100).nullable(),
    moderation: z.enum(["auto", "low"]),
    inputFidelity: z.enum(["low", "high"]).nullable(),
    count: z.int().min(1).max(maxCount),
  })
  .partial();

/** Body of `:render` and `:generate`. For `:generate` the pictures are image ids. */
export const fillSchema = z.strictObject({
  variables: variables.default({}),
  images: images.default({}),
  overrides: overrides.default({}),
});
export type FillBody = z.output<typeof fillSchema>;

/** 8-200 printable ASCII characters, as everywhere. */
export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{8,200}$/);

/** Body of a release. Without `version` (a withdrawal, a rebind) the current one is meant. */
export const releaseBodySchema = z.strictObject({
  slug: text.min(1).max(400),
  version: z.int().min(1).optional(),
  kind: z.enum(releaseKinds).exclude(["hotfix"]).default("promote"),
  reason: text.max(2000).default(""),
  connectionId: id.optional(),
  model: text.min(1).max(200).optional(),
  breakGlass: z.boolean().default(false),
  expectedReleaseId: id.nullable().optional(),
});
export type ReleaseBody = z.output<typeof releaseBodySchema>;

export const pageQuerySchema = z.strictObject({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const generateQuerySchema = z.strictObject({
  response: z.enum(["b64_json", "url"]).default("b64_json"),
  /** Seconds the answer is waited for. */
  wait: z.coerce.number().int().min(0).max(600).default(300),
});

/** Reads what came by a schema. A name nobody knows is named in the error, as is a value that does not fit. */
export function parsed<Value>(schema: z.ZodType<Value>, input: unknown, name = ""): Value {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const field = [name, ...(issue?.path ?? []).map(String), ...unknown]
    .filter(Boolean)
    .join(".")
    .slice(0, 200);
  throw new AppError("invalid_request", { ...(field && { field }), cause: result.error });
}
