/**
 * Every failure a person or a program can meet, in one table. A code without a row does not compile; a row without
 * its English and Chinese text fails `tests/messages.test.ts`.
 *
 * `status` is the HTTP answer, `openaiType` the `error.type` of the OpenAI envelope, `retryable` says whether the same
 * request may succeed later without being changed (it never starts a retry of a paid call by itself).
 */
const errors = {
  // what was asked
  invalid_request: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_empty: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_too_long: { status: 400, openaiType: "invalid_request_error", retryable: false },
  size_impossible: { status: 400, openaiType: "invalid_request_error", retryable: false },
  parameter_unsupported: { status: 400, openaiType: "invalid_request_error", retryable: false },
  model_unknown: { status: 400, openaiType: "invalid_request_error", retryable: false },
  model_unpriced: { status: 400, openaiType: "invalid_request_error", retryable: false },
  model_ended: { status: 400, openaiType: "invalid_request_error", retryable: false },
  references_too_many: { status: 400, openaiType: "invalid_request_error", retryable: false },
  reference_missing: { status: 400, openaiType: "invalid_request_error", retryable: false },
  idempotency_conflict: { status: 422, openaiType: "invalid_request_error", retryable: false },
  batch_unsupported: { status: 400, openaiType: "invalid_request_error", retryable: false },
  batch_too_large: { status: 413, openaiType: "invalid_request_error", retryable: false },
  matrix_empty: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_cells_too_many: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_columns_too_many: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_plan_too_large: { status: 413, openaiType: "invalid_request_error", retryable: false },
  matrix_over_pictures: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_over_cap: { status: 402, openaiType: "insufficient_quota", retryable: false },
  matrix_nothing_to_retry: { status: 409, openaiType: "invalid_request_error", retryable: false },
  matrix_csv_empty: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_csv_too_large: { status: 413, openaiType: "invalid_request_error", retryable: false },
  matrix_csv_quote: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_csv_ragged: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_csv_unknown_column: { status: 400, openaiType: "invalid_request_error", retryable: false },
  matrix_csv_column_twice: { status: 400, openaiType: "invalid_request_error", retryable: false },
  budget_exceeded: { status: 402, openaiType: "insufficient_quota", retryable: false },
  // prompt templates
  prompt_bad_tag: { status: 422, openaiType: "invalid_request_error", retryable: false },
  prompt_unknown_variable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_missing_variable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_invalid_value: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_value_too_long: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_value_suspicious: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_slot_missing: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_slot_too_many: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_override_refused: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_variable_unused: { status: 422, openaiType: "invalid_request_error", retryable: false },
  prompt_body_not_json: { status: 422, openaiType: "invalid_request_error", retryable: false },
  prompt_file_unreadable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  prompt_file_newer: { status: 422, openaiType: "invalid_request_error", retryable: false },
  prompt_content_invalid: { status: 422, openaiType: "invalid_request_error", retryable: false },
  // pictures kept
  selection_too_large: { status: 400, openaiType: "invalid_request_error", retryable: false },
  tags_too_many: { status: 400, openaiType: "invalid_request_error", retryable: false },
  name_taken: { status: 409, openaiType: "invalid_request_error", retryable: false },
  storage_quota_exceeded: { status: 507, openaiType: "insufficient_quota", retryable: false },
  purge_count_changed: { status: 409, openaiType: "invalid_request_error", retryable: false },
  export_expired: { status: 410, openaiType: "invalid_request_error", retryable: false },
  check_running: { status: 409, openaiType: "invalid_request_error", retryable: false },
  share_ended: { status: 410, openaiType: "invalid_request_error", retryable: false },
  // proof and releases
  version_retired: { status: 409, openaiType: "invalid_request_error", retryable: false },
  fragment_alone: { status: 400, openaiType: "invalid_request_error", retryable: false },
  cases_too_many: { status: 400, openaiType: "invalid_request_error", retryable: false },
  case_set_empty: { status: 409, openaiType: "invalid_request_error", retryable: false },
  evidence_running: { status: 409, openaiType: "invalid_request_error", retryable: true },
  evidence_changed: { status: 409, openaiType: "invalid_request_error", retryable: false },
  release_policy_unmet: { status: 409, openaiType: "invalid_request_error", retryable: false },
  release_reason_short: { status: 400, openaiType: "invalid_request_error", retryable: false },
  release_conflict: { status: 409, openaiType: "invalid_request_error", retryable: false },
  release_never: { status: 409, openaiType: "invalid_request_error", retryable: false },
  release_withdrawn: { status: 410, openaiType: "invalid_request_error", retryable: false },
  // prompts kept
  slug_taken: { status: 409, openaiType: "invalid_request_error", retryable: false },
  draft_changed: { status: 409, openaiType: "invalid_request_error", retryable: false },
  version_unchanged: { status: 409, openaiType: "invalid_request_error", retryable: false },
  version_live: { status: 409, openaiType: "invalid_request_error", retryable: false },
  template_has_versions: { status: 409, openaiType: "invalid_request_error", retryable: false },
  fragment_missing: { status: 400, openaiType: "invalid_request_error", retryable: false },
  fragment_not_frozen: { status: 400, openaiType: "invalid_request_error", retryable: false },
  fragment_nested: { status: 400, openaiType: "invalid_request_error", retryable: false },
  fragment_in_use: { status: 409, openaiType: "invalid_request_error", retryable: false },
  import_conflict: { status: 409, openaiType: "invalid_request_error", retryable: false },
  import_entry_unsafe: { status: 400, openaiType: "invalid_request_error", retryable: false },
  import_too_large: { status: 413, openaiType: "invalid_request_error", retryable: false },
  import_archive_unreadable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  // uploads
  upload_empty: { status: 400, openaiType: "invalid_request_error", retryable: false },
  upload_incomplete: { status: 400, openaiType: "invalid_request_error", retryable: true },
  upload_too_large: { status: 413, openaiType: "invalid_request_error", retryable: false },
  upload_type_unsupported: { status: 415, openaiType: "invalid_request_error", retryable: false },
  upload_unreadable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  upload_too_many_pixels: { status: 400, openaiType: "invalid_request_error", retryable: false },
  upload_heic_unreadable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  mask_not_png: { status: 415, openaiType: "invalid_request_error", retryable: false },
  mask_without_alpha: { status: 400, openaiType: "invalid_request_error", retryable: false },
  thumbnail_impossible: { status: 422, openaiType: "invalid_request_error", retryable: false },
  // edits
  mask_empty: { status: 400, openaiType: "invalid_request_error", retryable: false },
  mask_not_grey: { status: 415, openaiType: "invalid_request_error", retryable: false },
  mask_size_mismatch: { status: 400, openaiType: "invalid_request_error", retryable: false },
  markup_empty: { status: 400, openaiType: "invalid_request_error", retryable: false },
  edit_too_large: { status: 400, openaiType: "invalid_request_error", retryable: false },
  edit_source_unreadable: { status: 400, openaiType: "invalid_request_error", retryable: false },
  edit_result_unreadable: { status: 502, openaiType: "server_error", retryable: false },
  edit_result_shape: { status: 502, openaiType: "server_error", retryable: false },
  edit_outside_changed: { status: 500, openaiType: "server_error", retryable: false },
  // who asked
  not_found: { status: 404, openaiType: "invalid_request_error", retryable: false },
  forbidden: { status: 403, openaiType: "invalid_request_error", retryable: false },
  origin_refused: { status: 403, openaiType: "invalid_request_error", retryable: false },
  host_refused: { status: 421, openaiType: "invalid_request_error", retryable: false },
  method_not_allowed: { status: 405, openaiType: "invalid_request_error", retryable: false },
  rate_limited: { status: 429, openaiType: "rate_limit_error", retryable: true },
  // what the provider said
  provider_key_missing: { status: 502, openaiType: "server_error", retryable: false },
  provider_key_refused: { status: 502, openaiType: "server_error", retryable: false },
  provider_unverified: { status: 502, openaiType: "server_error", retryable: false },
  provider_quota: { status: 502, openaiType: "server_error", retryable: false },
  provider_rate_limited: { status: 503, openaiType: "server_error", retryable: true },
  provider_refused: { status: 400, openaiType: "invalid_request_error", retryable: false },
  provider_model_unknown: { status: 400, openaiType: "invalid_request_error", retryable: false },
  moderation_input: { status: 400, openaiType: "image_generation_user_error", retryable: false },
  moderation_output: { status: 400, openaiType: "image_generation_user_error", retryable: false },
  provider_failed: { status: 502, openaiType: "server_error", retryable: true },
  provider_unreachable: { status: 502, openaiType: "server_error", retryable: true },
  provider_timeout: { status: 504, openaiType: "server_error", retryable: false },
  batch_expired: { status: 504, openaiType: "server_error", retryable: true },
  batch_lost: { status: 502, openaiType: "server_error", retryable: false },
  provider_cut: { status: 502, openaiType: "server_error", retryable: false },
  provider_malformed: { status: 502, openaiType: "server_error", retryable: false },
  // what became of a run
  interrupted: { status: 502, openaiType: "server_error", retryable: false },
  stopped: { status: 409, openaiType: "invalid_request_error", retryable: false },
  // our own house
  disk_full: { status: 507, openaiType: "server_error", retryable: true },
  storage_failed: { status: 500, openaiType: "server_error", retryable: true },
  blob_missing: { status: 410, openaiType: "server_error", retryable: false },
  database_unavailable: { status: 503, openaiType: "server_error", retryable: true },
  shutting_down: { status: 503, openaiType: "server_error", retryable: true },
  internal: { status: 500, openaiType: "server_error", retryable: false },
} as const satisfies Record<string, { status: number; openaiType: string; retryable: boolean }>;

/** One row of the table above. */
export type ErrorCode = keyof typeof errors;

/** Values for the placeholders of an error's text; never a secret, never an upstream body. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** What leaves the house of an error: enough to render its text in either language. */
export type ErrorView = {
  code: ErrorCode;
  params: ErrorParams;
  field: string | null;
  requestId: string | null;
};

/** All codes, for tests that hold the texts against the table. */
export const errorCodes = Object.keys(errors) as ErrorCode[];

// lib is loaded twice in one process (by Node and inside Next's bundle): an error of one copy must be known to the other.
const brand = Symbol.for("pentimento.AppError");

/** A failure that somebody may be told about. `message` is for the log; the texts live in the message files. */
export class AppError extends Error {
  override readonly name: string = "AppError";
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** The input the error is about, as the sender named it (`prompt`, `size`, `images[2]`), or null. */
  readonly field: string | null;
  readonly [brand] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    // Subclasses inherit this; for them only their own instances count, or every AppError would be a ProviderError.
    if (Object.is(this, AppError)) return typeof value === "object" && value !== null && brand in value;
    return Function.prototype[Symbol.hasInstance].call(this, value);
  }

  constructor(
    code: ErrorCode,
    options: { params?: ErrorParams; field?: string; message?: string; cause?: unknown } = {},
  ) {
    super(options.message ?? code, { cause: options.cause });
    this.code = code;
    this.params = options.params ?? {};
    this.field = options.field ?? null;
  }

  get status(): number {
    return errors[this.code].status;
  }
  get openaiType(): string {
    return errors[this.code].openaiType;
  }
  get retryable(): boolean {
    return errors[this.code].retryable;
  }

  view(requestId: string | null = null): ErrorView {
    return { code: this.code, params: this.params, field: this.field, requestId };
  }

  /** Unknown failures keep their cause for the log and lose their message: it may hold SQL, a path or a key. */
  static from(thrown: unknown): AppError {
    return thrown instanceof AppError ? thrown : new AppError("internal", { cause: thrown });
  }
}
