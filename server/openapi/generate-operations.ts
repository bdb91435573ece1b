import { schemaOf } from "#server/openapi/component-schema.ts";
import { json, type Operation, operation } from "#server/openapi/operation.ts";
import { queryOf } from "#server/openapi/query.ts";
import { shared } from "#server/openapi/shared-parts.ts";
import { generateQuerySchema } from "#server/routes/prompts/schema.ts";

const asked = queryOf(generateQuerySchema, {
  response: "Whether pictures come as bytes or as links.",
  wait: "Seconds the answer is waited for; then it is 202.",
});

/** What fills in a release, draws it, and tells of it. */
export const generateOperations = {
  render: operation({
    method: "post",
    path: "/api/v1/environments/{env}/prompts/{slug}:render",
    tag: "Released prompts",
    operationId: "renderPrompt",
    summary: "The provider's request, filled in",
    description:
      "Fills in the current release. `images` are what the caller calls its pictures: they come back in the order they have to be sent, their bytes never come here.",
    parameters: shared("environment", "slug"),
    requestBody: {
      required: true,
      description: "Values, pictures by slot and open parameters.",
      content: { "application/json": { schema: schemaOf("FillBody") } },
    },
    answers: { 200: json("RenderedRequest", "Send `request` as it is.") },
    errors: ["invalid_request", "not_found", "release_withdrawn", "upload_too_large"],
    refusals: { 422: "ProblemsError" },
  }),
  generate: operation({
    method: "post",
    path: "/api/v1/environments/{env}/prompts/{slug}:generate",
    tag: "Released prompts",
    operationId: "generatePictures",
    summary: "Pictures: the studio calls the provider",
    description:
      "Fills in the current release, calls the provider and answers with the pictures. Who goes away stops nothing. In a JSON body `images` are ids of pictures of the studio; in a form each file stands under the name of its slot.",
    parameters: [...shared("environment", "slug", "idempotencyKey"), ...asked],
    requestBody: {
      required: true,
      description: "As for `:render`, or a form with the pictures themselves.",
      content: {
        "application/json": { schema: schemaOf("FillBody") },
        "multipart/form-data": { schema: schemaOf("FillForm") },
      },
    },
    answers: {
      200: json("DrawnRun", "The pictures."),
      202: json("RunInProgress", "It is still being drawn.", ["Location", "Retry-After"]),
    },
    errors: [
      "invalid_request",
      "moderation_input",
      "moderation_output",
      "provider_refused",
      "budget_exceeded",
      "not_found",
      "stopped",
      "release_withdrawn",
      "upload_too_large",
      "upload_type_unsupported",
      "idempotency_conflict",
      "provider_failed",
      "provider_quota",
      "provider_rate_limited",
      "provider_timeout",
    ],
    refusals: {
      400: "RunError",
      409: "RunError",
      422: "FillError",
      502: "RunError",
      503: "RunError",
      504: "RunError",
    },
  }),
  run: operation({
    method: "get",
    path: "/api/v1/runs/{id}",
    tag: "Released prompts",
    operationId: "getRun",
    summary: "What became of a run",
    description:
      "A run that was not waited for: its pictures, or that it is still drawn, or why there are none.",
    parameters: [
      {
        name: "id",
        in: "path",
        required: true,
        description: "Id of the run, as `:generate` said it.",
        schema: { type: "string" },
      },
      ...asked,
    ],
    answers: {
      200: json("DrawnRun", "The pictures."),
      202: json("RunInProgress", "It is still being drawn.", ["Location", "Retry-After"]),
    },
    errors: [
      "moderation_input",
      "moderation_output",
      "provider_refused",
      "not_found",
      "stopped",
      "provider_failed",
      "provider_quota",
      "provider_rate_limited",
      "provider_timeout",
    ],
    refusals: { 400: "RunError", 409: "RunError", 502: "RunError", 503: "RunError", 504: "RunError" },
  }),
} satisfies Record<string, Operation>;
