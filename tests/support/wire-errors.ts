import { expect } from "vitest";

/** What the envelope of a refusal has to say. `status` is 400 and `type` `invalid_request_error` unless named. */
export type Expected = {
  status?: number;
  type?: string;
  code: string | null;
  param: string | null;
  message: string | RegExp;
};

/** Holds an answer against its status and envelope; a message may be matched by a pattern where its text is ours. */
export async function expectError(response: Response, expected: Expected): Promise<void> {
  const { status = 400, type = "invalid_request_error", code, param, message } = expected;
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  expect({ status: response.status, type: error.type, code: error.code, param: error.param }).toEqual({
    status,
    type,
    code,
    param,
  });
  if (typeof message === "string") expect(error.message).toBe(message);
  else expect(error.message).toMatch(message);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
}

export const userErrorType = "image_generation_user_error";
export const typeError = (param: string, expected: string, got: string): Expected => ({
  code: "invalid_type",
  param,
  message: `Invalid type for '${param}': expected ${expected}, but got ${got} instead.`,
});
export const missingError = (param: string): Expected => ({
  code: "missing_required_parameter",
  param,
  message: `Missing required parameter: '${param}'.`,
});
export const unknownError = (param: string): Expected => ({
  code: "unknown_parameter",
  param,
  message: `Unknown parameter: '${param}'.`,
});
export const modelError = (model: string): Expected => ({
  type: userErrorType,
  code: "invalid_value",
  param: "model",
  message: `The model '${model}' does not exist.`,
});
export const lowError = (param: string, bound: number, got: number): Expected => ({
  code: "integer_below_min_value",
  param,
  message: `Invalid '${param}': integer below minimum value. Expected a value >= ${bound}, but got ${got} instead.`,
});
export const highError = (param: string, bound: number, got: number): Expected => ({
  code: "integer_above_max_value",
  param,
  message: `Invalid '${param}': integer above maximum value. Expected a value <= ${bound}, but got ${got} instead.`,
});
export const valueError = (param: string, got: string, list: string): Expected => ({
  code: "invalid_value",
  param,
  message: `Invalid value: '${got}'. Supported values are: ${list}.`,
});
export const sizeError = (got: string, reason: string): Expected => ({
  type: userErrorType,
  code: "invalid_value",
  param: "size",
  message: `Invalid size '${got}'. ${reason}`,
});
export const threeQualities = "'low', 'medium', 'high', and 'auto'";
export const fiveQualities = "'low', 'medium', 'high', 'xhigh', 'max', and 'auto'";
