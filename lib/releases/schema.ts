import { z } from "zod";
import {
  environmentKeys,
  mostReason,
  type PolicyFinding,
  policyRules,
  type ReleasePolicy,
  releaseDoors,
} from "#lib/releases/view.ts";

// PostgreSQL holds neither a NUL nor half a character in a text: refused here with its field.
const text = z.string().refine((value) => value.isWellFormed() && !value.includes("\0"));
const id = text.min(1).max(100);
const reason = text
  .max(mostReason * 4)
  .transform((value) => value.trim())
  .refine((value) => Array.from(value).length <= mostReason);

export const environmentSchema = z.enum(environmentKeys);

export const policySchema: z.ZodType<ReleasePolicy> = z.strictObject({
  reviews: z.int().min(0).max(5),
  samplesPerCase: z.int().min(0).max(10),
  meanRating: z.number().min(0).max(5),
  blockedAllowed: z.boolean(),
  authorMayReview: z.boolean(),
  who: z
    .array(z.enum(["user", "api-key"]))
    .min(1)
    .max(2),
});

export const findingsSchema: z.ZodType<PolicyFinding[]> = z.array(
  z.object({
    rule: z.enum(policyRules),
    wanted: z.union([z.string(), z.number()]),
    found: z.union([z.string(), z.number()]),
  }),
);

export const setPolicySchema = z.strictObject({ environment: environmentSchema, policy: policySchema });

const target = {
  environment: environmentSchema,
  versionId: id,
  connectionId: id,
  model: text.min(1).max(200),
};
export const checkReleaseSchema = z.strictObject(target);
export type CheckReleaseInput = z.output<typeof checkReleaseSchema>;

/** `expectedReleaseId`: what the caller saw as current; null for nothing yet. */
export const releaseSchema = z.strictObject({
  ...target,
  expectedReleaseId: id.nullable(),
  kind: z.enum(["promote", "rollback", "rebind"]),
  reason,
  breakGlass: z.boolean(),
  via: z.enum(releaseDoors),
});
export type ReleaseInput = z.output<typeof releaseSchema>;

export const withdrawSchema = z.strictObject({
  environment: environmentSchema,
  templateId: id,
  expectedReleaseId: id,
  reason,
  via: z.enum(releaseDoors),
});
export type WithdrawInput = z.output<typeof withdrawSchema>;
