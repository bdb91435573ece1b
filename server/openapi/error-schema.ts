import { z } from "zod";
import { errorCodes } from "#lib/errors.ts";
import { policyRules } from "#lib/releases/view.ts";
import { errorParams } from "#server/openapi/shared-schema.ts";

export const code = z
  .string()
  .describe("Stable: match on it. There may be more of them later.")
  .meta({ examples: errorCodes });
const field = z.string().nullable().describe("The input it is about, as the caller named it.");
const message = z.string().describe("What happened and what to do, in English.");

/** What every failure says. */
export const errorBody = z.object({
  code,
  message,
  field,
  params: errorParams,
  requestId: z.string().nullable().describe("Also in the header `X-Request-Id`, and in the studio's log."),
});
const openai = {
  type: z.string().describe("The `type` of OpenAI's envelope."),
  param: field.describe("The same as `field`, under OpenAI's name."),
};

export const errorAnswer = z.object({ error: errorBody }).describe("Any failure.");

export const problem = z
  .object({
    code,
    field: z.string().describe("`variables.<name>`, `images.<slot>`, `overrides.<parameter>` and the like."),
    params: errorParams,
    message,
    line: z.int().min(1).optional().describe("In the template's body, where it is about that."),
    column: z.int().min(1).optional().describe("In code points."),
  })
  .describe("One thing that is wrong with what was filled in.");

export const problemsAnswer = z
  .object({
    error: errorBody.extend({
      ...openai,
      problems: z.array(problem).min(1).describe("All there are; the first also stands at the top."),
    }),
  })
  .describe("What was filled in does not fit the template.");

/** 422 of a filled template: its problems, or an idempotency key that was used for something else. */
export const refusedFill = z.union([problemsAnswer, errorAnswer]);

export const policyFinding = z
  .object({
    rule: z.enum(policyRules),
    wanted: z.union([z.string(), z.number()]),
    found: z.union([z.string(), z.number()]),
    parameter: z
      .object({
        field: z.string(),
        code,
        params: errorParams,
        reason: z.string(),
        fix: z.record(z.string(), z.unknown()).nullable(),
      })
      .optional()
      .describe("Of the rule `parameters`: what the model would not take."),
  })
  .describe("One thing a policy asks for, and what there is.");

/** 409 of a release. */
export const refusedRelease = z
  .union([
    z.object({ error: errorBody.extend({ ...openai, findings: z.array(policyFinding) }) }),
    errorAnswer,
  ])
  .describe("`release_policy_unmet` with everything that is missing, or `release_conflict`.");
