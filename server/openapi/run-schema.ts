import { z } from "zod";
import { errorBody } from "#server/openapi/error-schema.ts";
import { count, nano, sha256 } from "#server/openapi/shared-schema.ts";

const facts = {
  run: z.object({
    id: z.string(),
    state: z.enum(["running", "succeeded", "partial", "refused", "failed", "cancelled", "unknown"]),
    url: z.string().describe("Path to ask at later."),
  }),
  model: z.string(),
  cost: z
    .object({
      nano: nano.describe("Billed so far."),
      heldNano: nano.describe("May have been charged: nobody knows."),
      estimateNano: nano.describe("Promised before."),
    })
    .describe("Nano-dollars as decimal strings."),
  requestIds: z.array(z.string()).describe("Of the provider, for its support."),
};

const picture = z.object({
  b64_json: z.string().optional().describe("The provider's bytes in base64, unless links were asked for."),
  url: z.string().optional().describe("Where the bytes are, with `response=url`."),
  image: z.string().describe("Id of the picture in the studio."),
  sha256,
  mime: z.string(),
  width: count,
  height: count,
});

export const drawnAnswer = z
  .object({
    created: z.int().describe("Seconds since 1970."),
    data: z.array(picture).min(1),
    ...facts,
    errors: z.array(errorBody.extend({ index: count })).describe("Of pictures that failed."),
  })
  .describe("A run with its pictures.");

export const drawingAnswer = z.object(facts).describe("A run that is still drawn.");

/** Of a run that ended without any picture: the first job's failure, and what the run cost all the same. */
export const undrawnAnswer = z
  .object({
    error: errorBody.extend({ type: z.string().optional(), param: z.string().nullable().optional() }),
    run: facts.run.optional(),
    model: z.string().optional(),
    cost: facts.cost.optional(),
    requestIds: facts.requestIds.optional(),
  })
  .describe("A failure; with `run` and `cost` where it is the failure of a run.");

const jsonField = z.string().describe("JSON, as in the body of `application/json`.");
export const fillForm = z
  .object({ variables: jsonField.optional(), images: jsonField.optional(), overrides: jsonField.optional() })
  .catchall(z.string().meta({ contentMediaType: "image/*" }))
  .describe("Fields of JSON, and each file under the name of its slot; a slot may have several.");
