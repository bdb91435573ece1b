/** The two families that matter: the schema refused, or the image backend did (wire.md 1.8). */
type WireErrorType =
  | "invalid_request_error"
  | "image_generation_user_error"
  | "image_generation_server_error"
  | "server_error"
  | "insufficient_quota"
  | "requests"
  | "input-images";

/** `error.moderation_details` of a refusal. */
type ModerationDetails = {
  moderation_stage: "input" | "output" | "unknown";
  categories: readonly string[];
};

/** An answer that is not a picture, in OpenAI's words. `headers` come on top of the usual ones. */
export class WireError extends Error {
  override readonly name = "WireError";
  readonly status: number;
  readonly type: WireErrorType;
  readonly code: string | null;
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly moderation: ModerationDetails | null;

  constructor(
    status: number,
    type: WireErrorType,
    options: {
      message: string;
      code?: string | null;
      param?: string | null;
      headers?: Readonly<Record<string, string>>;
      moderation?: ModerationDetails;
    },
  ) {
    super(options.message);
    this.status = status;
    this.type = type;
    this.code = options.code ?? null;
    this.param = options.param ?? null;
    this.headers = options.headers ?? {};
    this.moderation = options.moderation ?? null;
  }

  /** The object below `error` in the body, keys in OpenAI's order. */
  body(): Record<string, unknown> {
    return {
      message: this.message,
      type: this.type,
      param: this.param,
      code: this.code,
      ...(this.moderation ? { moderation_details: this.moderation } : {}),
    };
  }
}

/** The request schema refused: 400 `invalid_request_error`. */
export function schemaError(code: string | null, param: string | null, message: string): WireError {
  return new WireError(400, "invalid_request_error", { code, param, message });
}

/** The image backend refused: 400 `image_generation_user_error`; not worth repeating unchanged. */
export function userError(code: string, param: string | null, message: string): WireError {
  return new WireError(400, "image_generation_user_error", { code, param, message });
}
