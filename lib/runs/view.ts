import type { EditMode } from "#lib/edits/view.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { ImageOrigin } from "#lib/gallery/origin.ts";
import type { DrawParameters, DrawService, Operation } from "#lib/images/parameters.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";

/**
 * State of one paid call.
 * queued -> claimed -> dispatching -> receiving -> storing -> succeeded; `pending` waits for a provider's ticket.
 * refused: the provider said no, nothing charged. failed: it never got through or could not be stored.
 * unknown: sent, and nobody knows whether it was charged. written_off: a person closed an unknown one.
 */
export type JobState =
  | "queued"
  | "claimed"
  | "dispatching"
  | "receiving"
  | "pending"
  | "storing"
  | "succeeded"
  | "refused"
  | "failed"
  | "cancelled"
  | "unknown"
  | "written_off";

export const openJobStates = [
  "queued",
  "claimed",
  "dispatching",
  "receiving",
  "pending",
  "storing",
] as const satisfies JobState[];

/** running while any job is open; else succeeded, partial (some pictures), or the worst of unknown > failed > refused > cancelled. */
export type RunState = "running" | "succeeded" | "partial" | "refused" | "failed" | "cancelled" | "unknown";

/** Money in this file: nano-dollars as a decimal string, since JSON has no BigInt. */
export type Nano = string;

export type JobView = {
  id: string;
  /** 0-based place in the run. */
  index: number;
  state: JobState;
  /** Upstream calls begun so far. */
  attempt: number;
  /** Newest preview, or null. */
  partial: { index: number; url: string } | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** When the queue will try again by itself (rate limit, nothing sent), or null. */
  retryAt: string | null;
  error: ErrorView | null;
  /** settled: billed from usage. estimated: no usage reported. held: may have been charged. none: nothing owed. */
  charge: "none" | "held" | "settled" | "estimated";
  chargeNano: Nano;
  /** The provider's request id, for support. */
  providerRequestId: string | null;
  /** True once a person asked to stop it. */
  stopping: boolean;
};

export type ImageView = {
  id: string;
  runId: string | null;
  jobId: string | null;
  /** Original bytes, `/blobs/<sha256>`. */
  url: string;
  /** Small webp, `/blobs/<sha256>?w=<width>`; append another width as needed (256, 512, 1024, 2048). */
  thumbUrl: string;
  sha256: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
  /** ThumbHash, base64, or null until made. */
  thumbHash: string | null;
  favourite: boolean;
  /** 1-5, 0 for none. */
  rating: number;
  origin: ImageOrigin;
  /** False for parts of an edit that are no pictures to keep. */
  listed: boolean;
  name: string | null;
  /** Whether the simulator drew it. */
  simulated: boolean;
  createdAt: string;
};

export type InputView = { role: "reference" | "mask" | "markup"; position: number; image: ImageView };

/** A run as everybody outside the service sees it: the page, the event stream and the HTTP API. */
export type RunView = {
  id: string;
  operation: Operation;
  state: RunState;
  connection: { id: string; name: string; kind: ConnectionKind };
  model: string;
  prompt: string;
  parameters: DrawParameters;
  count: number;
  service: DrawService;
  inputs: InputView[];
  jobs: JobView[];
  /** Not in the trash, in job order. */
  images: ImageView[];
  /** What was promised before the click, what has been billed, what may still be owed. */
  estimateNano: Nano;
  costNano: Nano;
  heldNano: Nano;
  /** Median milliseconds of this deployment's latest jobs of like quality and size, or null without history. */
  medianMs: number | null;
  /** Set for an edit with locked pixels; its results stand in `EditView` (lib/edits/view.ts). */
  edit: { sourceId: string; mode: EditMode } | null;
  /** What it was made from, under its name of today; `version` null for a draft that was tried. */
  template: { id: string; slug: string; version: number | null } | null;
  createdAt: string;
  finishedAt: string | null;
};

/** What the browser asks for. Carries ids only; bytes went through `/api/v1/uploads` before. */
export type RunDraft = {
  connectionId: string;
  model: string;
  prompt: string;
  count: number;
  parameters: DrawParameters;
  /** Image ids, in order; the first is "image 1". With none the run is a generation. */
  references: string[];
  /** Image id of an uploaded mask (PNG with alpha, size of the first reference), or null. */
  mask: string | null;
  /** `standard` if it is not said. */
  service?: DrawService;
  /** One per click, 8-200 printable characters: the same key answers with the same run. */
  idempotencyKey: string;
};

/** One message of `/events`: the run as it is now. The SSE id is the workspace's event counter. */
export type RunEvent =
  | { type: "run"; run: RunView }
  | { type: "run-removed"; runId: string }
  /** Many pictures changed at once, or pictures without a run did: whoever lists pictures reads again. */
  | { type: "images" }
  /** A template changed, or many did (null): whoever lists templates, or looks at this one, reads again. */
  | { type: "templates"; templateId: string | null }
  /** What is live in an environment changed. */
  | { type: "release"; environment: EnvironmentKey; releaseId: string };
