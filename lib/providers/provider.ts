import { AppError, type ErrorCode, type ErrorParams } from "#lib/errors.ts";
import type { DrawParameters, DrawService } from "#lib/images/parameters.ts";

/** What kind of account a connection is. Others follow; nothing outside `lib/providers` may switch on it to send. */
export type ConnectionKind = "openai" | "simulator";

/** An input picture as it goes upstream. `bytes` are the stored bytes, orientation already applied. */
export type DrawInput = {
  role: "reference" | "mask" | "markup";
  name: string;
  mime: string;
  bytes: Uint8Array;
};

/** One paid call. `count` is 1 for every job of the studio; a gateway request may ask for more. */
export type DrawRequest = {
  model: string;
  prompt: string;
  count: number;
  parameters: DrawParameters;
  /** A batch is answered with a ticket. Asked for only where the model's profile has it. */
  service: DrawService;
  /** In order; empty for a generation. */
  inputs: readonly DrawInput[];
};

/** Six token classes a bill is made of; a class the provider did not report is 0. */
export type Usage = {
  textInput: number;
  cachedTextInput: number;
  imageInput: number;
  cachedImageInput: number;
  imageOutput: number;
  textOutput: number;
};

/** Who answered: kept with the dispatch row for support and for reconciling a bill. */
export type ProviderIdentity = {
  requestId: string | null;
  organization: string | null;
  processingMs: number | null;
};

/** A finished picture: the provider's own bytes, untouched. */
export type DrawnImage = { bytes: Uint8Array };

/** What the provider says it did, where it says so; null where it does not. */
export type AnsweredParameters = {
  size: string | null;
  quality: string | null;
  background: string | null;
  outputFormat: string | null;
};

/** A provider never waits: what is not drawn yet comes back as a ticket, and the queue does the waiting. */
export type Drawing =
  | {
      state: "drawn";
      images: readonly DrawnImage[];
      /** null when the provider reported none: the bill is then an estimate and says so. */
      usage: Usage | null;
      answered: AnsweredParameters;
      identity: ProviderIdentity;
    }
  | { state: "pending"; ticket: string; pollAfterMs: number; identity: ProviderIdentity };

/** What became of a ticket. `failed`: the provider's own word that no picture will come of it. */
export type Polled = Drawing | { state: "failed"; failure: ProviderError };

/** A preview of picture `index` of this call. */
export type PartialImage = { index: number; bytes: Uint8Array; mime: string };

export type DrawCall = {
  /** Ours, sent along where the provider takes one (`X-Client-Request-Id`); unique per dispatch row. */
  clientRequestId: string;
  signal: AbortSignal;
  /**
   * Called when the request has been handed to the network whole. Until then the runner begins no other call, so that a
   * kill leaves at most one dispatch row without a call. May come twice, and never when the call fails before.
   */
  onSent?: () => void;
  /** Called once when the provider has accepted the call (status 200 and headers), before any picture. */
  onAccepted?: (identity: ProviderIdentity) => void;
  onPartial?: (partial: PartialImage) => void;
};

/** A model as the provider lists it. */
export type ListedModel = { id: string; endsOn: string | null };

/** The contract every adapter keeps; `tests/contract/provider.ts` is its suite. Failures are `ProviderError`s. */
export type ImageProvider = {
  readonly kind: ConnectionKind;
  /** Makes exactly one upstream call. Never retries. */
  start(request: DrawRequest, call: DrawCall): Promise<Drawing>;
  /**
   * Asks once what became of a ticket; free of charge. Rejects when the question itself failed, which says nothing of
   * the picture. Adapters that never hand out tickets reject.
   */
  poll(ticket: string, call: DrawCall): Promise<Polled>;
  /** Asks the provider to give a ticket up. Only `poll` says whether it did: a picture may come all the same. */
  cancel(ticket: string, signal: AbortSignal): Promise<void>;
  /** Models the account can call, or null where the provider has no such list. */
  listModels(signal: AbortSignal): Promise<ListedModel[] | null>;
  /** Frees sockets. */
  close(): Promise<void>;
};

/**
 * Whether money may have been spent by a call that failed:
 * `none`: the provider refused or never got it; `possible`: it may have worked on it, nobody knows.
 */
export type Charge = "none" | "possible";

/** A call that gave no picture. Who read the answer decides what may follow. */
export class ProviderError extends AppError {
  override readonly name = "ProviderError";
  readonly charge: Charge;
  /**
   * Milliseconds after which the same call may be sent again by itself, or null for never. Only 429
   * `rate_limit_exceeded` and causes that prove nothing was sent (docs/decisions/0002) carry a number.
   */
  readonly retryAfterMs: number | null;
  readonly identity: ProviderIdentity;
  /** The provider's own `{code, type, param, message}` as far as it is safe to keep: for the record, not the screen. */
  readonly upstream: {
    status: number | null;
    code: string | null;
    type: string | null;
    param: string | null;
    message: string | null;
  };

  constructor(
    code: ErrorCode,
    options: {
      charge: Charge;
      retryAfterMs?: number | null;
      identity?: ProviderIdentity;
      upstream?: Partial<ProviderError["upstream"]>;
      params?: ErrorParams;
      field?: string;
      cause?: unknown;
    },
  ) {
    super(code, options);
    this.charge = options.charge;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.identity = options.identity ?? { requestId: null, organization: null, processingMs: null };
    this.upstream = { status: null, code: null, type: null, param: null, message: null, ...options.upstream };
  }
}
