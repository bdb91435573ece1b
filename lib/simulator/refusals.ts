import type { FaultName, Faults } from "#lib/simulator/faults.ts";
import { WireError } from "#lib/simulator/wire-error.ts";

/** 401 for a request without a bearer token. */
export function keyMissing(): WireError {
  return new WireError(401, "invalid_request_error", {
    message:
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth " +
      "(i.e. Authorization: Bearer YOUR_KEY). You can obtain an API key from https://platform.openai.com/account/api-keys.",
  });
}

/** 401 for a key nobody issued; the text shows its two ends only. */
export function keyUnknown(key: string): WireError {
  const shown =
    key.length > 12
      ? `${key.slice(0, 8)}${"*".repeat(key.length - 12)}${key.slice(-4)}`
      : "*".repeat(key.length);
  return new WireError(401, "invalid_request_error", {
    code: "invalid_api_key",
    message: `Incorrect API key provided: ${shown}. You can find your API key at https://platform.openai.com/account/api-keys.`,
  });
}

/** 403 for an organization that was never verified. */
export function unverified(model: string): WireError {
  return new WireError(403, "invalid_request_error", {
    message:
      `Your organization must be verified to use the model \`${model}\`. Please go to: ` +
      "https://platform.openai.com/settings/organization/general and click on Verify Organization. " +
      "If you just verified, it can take up to 15 minutes for access to propagate.",
  });
}

/** 429 that passes by itself. */
export function rateLimited(model: string): WireError {
  return new WireError(429, "input-images", {
    code: "rate_limit_exceeded",
    message:
      `Rate limit reached for ${model} in organization org-simulator on input-images per min: Limit 50, Used 50, ` +
      "Requested 1. Please try again in 534ms. Visit https://platform.openai.com/account/rate-limits to learn more.",
    headers: {
      "retry-after": "1",
      "retry-after-ms": "534",
      "x-ratelimit-remaining-input-images": "0",
      "x-ratelimit-reset-input-images": "534ms",
    },
  });
}

/** 429 that only money ends. */
export function quotaExceeded(
  code:
    | "insufficient_quota"
    | "project_spend_limit_exceeded"
    | "billing_hard_limit_reached" = "insufficient_quota",
): WireError {
  const messages = {
    insufficient_quota:
      "You exceeded your current quota, please check your plan and billing details. For more information on this " +
      "error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
    project_spend_limit_exceeded: "Project spend limit exceeded.",
    billing_hard_limit_reached: "Billing hard limit has been reached",
  };
  const type = code === "insufficient_quota" ? "insufficient_quota" : "invalid_request_error";
  return new WireError(429, type, { code, message: messages[code] });
}

/** 400 of the safety system, before or after drawing. */
export function moderationBlocked(stage: "input" | "output"): WireError {
  return new WireError(400, "image_generation_user_error", {
    code: "moderation_blocked",
    message:
      "Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com " +
      "and include the request ID. safety_violations=[sexual].",
    moderation: { moderation_stage: stage, categories: ["sexual"] },
  });
}

/** The image backend gave up: an HTTP 500, or an error event in a stream. */
export function generationFailed(): WireError {
  return new WireError(500, "image_generation_server_error", {
    code: "image_generation_failed",
    message: "Image generation failed",
  });
}

type Refusal = (context: { key: string; model: string }) => WireError;

/** Faults that answer before the work is accepted: nothing is drawn, nothing is billed. */
const refusals: readonly (readonly [FaultName, Refusal])[] = [
  ["401", ({ key }) => keyUnknown(key)],
  ["unverified", ({ model }) => unverified(model)],
  ["429", ({ model }) => rateLimited(model)],
  ["429-quota", () => quotaExceeded()],
  ["429-spend", () => quotaExceeded("project_spend_limit_exceeded")],
  ["429-billing", () => quotaExceeded("billing_hard_limit_reached")],
  ["moderation-input", () => moderationBlocked("input")],
  [
    "moderation-legacy",
    () =>
      new WireError(400, "invalid_request_error", {
        code: "content_policy_violation",
        message: "Your request was rejected as a result of our safety system.",
      }),
  ],
  [
    "503",
    () =>
      new WireError(503, "server_error", {
        code: "EngineOverloaded",
        message: "The engine is currently overloaded, please try again later",
      }),
  ],
];

/** Faults that answer after the work was accepted: whether it is billed nobody can tell from outside. */
const failures: readonly (readonly [FaultName, Refusal])[] = [
  ["408", () => new WireError(408, "server_error", { code: "timeout", message: "Request timed out." })],
  ["409", () => new WireError(409, "invalid_request_error", { code: "conflict", message: "Conflict." })],
  [
    "500",
    () =>
      new WireError(500, "server_error", {
        code: "server_error",
        message: "The server had an error while processing your request. Sorry about that!",
      }),
  ],
];

/** The refusal a prompt asks for, or null. */
export function refusalOf(faults: Faults, context: { key: string; model: string }): WireError | null {
  return firstOf(refusals, faults, context);
}

/** The early failure a prompt asks for, or null. */
export function failureOf(faults: Faults, context: { key: string; model: string }): WireError | null {
  return firstOf(failures, faults, context);
}

function firstOf(
  table: readonly (readonly [FaultName, Refusal])[],
  faults: Faults,
  context: { key: string; model: string },
): WireError | null {
  const row = table.find(([name]) => faults.has(name));
  return row ? row[1](context) : null;
}
