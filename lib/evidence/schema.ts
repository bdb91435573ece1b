import { z } from "zod";
import { maxCases, maxSamplesPerCase, type SampleFlags } from "#lib/evidence/view.ts";
import { imageId } from "#lib/gallery/schema.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

// PostgreSQL holds neither a NUL nor half a character in a text: refused here with its field.
const text = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
const id = text.min(1).max(100);
const comment = text.max(2_000).transform((value) => value.trim());

/** Shape only: whether a value fits its variable is the template's business (`checkValues`). */
const value = z.union([text.max(100_000), z.number(), z.boolean(), z.array(text.max(10_000)).max(200)]);
const values: z.ZodType<VariableValues> = z.record(text.max(64), value);
const slots: z.ZodType<SlotImages> = z.record(text.max(64), z.array(imageId).max(16));

/** `caseId` null makes a new one, at the end. */
export const saveCaseSchema = z.strictObject({
  templateId: id,
  caseId: id.nullable(),
  name: text
    .max(400)
    .transform((name) => name.trim())
    .refine((name) => name !== "" && Array.from(name).length <= 100),
  values,
  slots,
  required: z.boolean(),
});
export type SaveCaseInput = z.output<typeof saveCaseSchema>;

export const caseSchema = z.strictObject({ caseId: id });
/** All of the template's cases, in their new order. */
export const orderCasesSchema = z.strictObject({ templateId: id, caseIds: z.array(id).max(maxCases) });

const flag = z.boolean().nullable();
export const sampleFlagsSchema: z.ZodType<SampleFlags> = z.strictObject({
  textCorrect: flag,
  onBrand: flag,
  anatomy: flag,
  artefact: flag,
});

/** `score` null takes the rating back. */
export const rateSampleSchema = z.strictObject({
  evidenceRunId: id,
  imageId,
  score: z.int().min(1).max(5).nullable(),
  flags: sampleFlagsSchema,
  comment,
});
export type RateSampleInput = z.output<typeof rateSampleSchema>;

/** `evidenceDigest` is that of the sheet the reviewer looked at. */
export const reviewSchema = z.strictObject({
  evidenceRunId: id,
  evidenceDigest: z.string().regex(/^sha256-[0-9a-f]{64}$/),
  decision: z.enum(["approve", "reject"]),
  comment,
});
export type ReviewInput = z.output<typeof reviewSchema>;

const proving = {
  versionId: id,
  connectionId: id,
  model: text.min(1).max(200),
  samplesPerCase: z.int().min(1).max(maxSamplesPerCase),
};
export const estimateEvidenceSchema = z.strictObject(proving);
export type EstimateEvidenceInput = z.output<typeof estimateEvidenceSchema>;

/** 8-200 printable ASCII characters, one per click. */
const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,200}$/);
export const startEvidenceSchema = z.strictObject({ ...proving, idempotencyKey });
export type StartEvidenceInput = z.output<typeof startEvidenceSchema>;

const deployment = z.strictObject({ connectionId: id, model: text.min(1).max(200) });
export const compareDeploymentsSchema = z.strictObject({
  versionId: id,
  one: deployment,
  other: deployment,
});
export type CompareDeploymentsInput = z.output<typeof compareDeploymentsSchema>;
