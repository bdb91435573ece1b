/** Takes released prompts out of a Pentimento studio, and keeps taking them when the studio is down. */

/** Where a prompt came from: the studio within its refresh time, an older answer, the disk, or this package. */
export type Source = "fresh" | "stale" | "disk" | "bundled";

/** The JSON of a generation, in the words of the Images API. */
export type ImageRequest = {
  model: string;
  prompt: string;
  n?: number;
  size?: string;
  quality?: "low" | "medium" | "high" | "xhigh" | "max";
  background?: "opaque" | "transparent";
  output_format?: "png" | "jpeg" | "webp";
  output_compression?: number;
  moderation?: "low";
};

/** The fields of an edit; its pictures stand beside it. */
export type EditRequest = Omit<ImageRequest, "moderation"> & { input_fidelity?: "low" | "high" };

/** What every filled prompt says about itself. */
export type PromptFacts = {
  /** Behind the provider's base URL. */
  path: "/images/generations" | "/images/edits";
  environment: string;
  slug: string;
  version: number;
  digest: string;
  release: { id: string; sequence: number; at: string };
  /** The provider and the model the release was made for. */
  deployment: { provider: string; model: string };
  source: Source;
  /** Milliseconds since the studio last confirmed it; since the pull for `bundled`. */
  ageMs: number;
  /** Why it is not fresh, as far as that is known. */
  problem: string | null;
};

/** Hand `request` to the provider as it is. */
export type GeneratePrompt = PromptFacts & { request: ImageRequest };

/** Hand `request` and `pictures` to the provider as they are: `edit({ ...prompt.request, ...prompt.pictures })`. */
export type EditPrompt<Picture> = PromptFacts & {
  request: EditRequest;
  /** Yours, in the order the prompt speaks of them. */
  pictures: { image: Picture[]; mask?: Picture };
};

export type PromptErrorCode = "invalid_values" | "withdrawn" | "unavailable";

/** One thing that is wrong with what was filled in. */
export type Problem = { code: string; field: string; message: string };

/** Thrown instead of a prompt. */
export class PromptError extends Error {
  /** invalid_values: see `problems`. withdrawn: taken out of the environment. unavailable: nowhere to be had. */
  readonly code: PromptErrorCode;
  readonly slug: string;
  readonly problems: readonly Problem[];
}

export type RuntimeOptions = {
  /** The studio's address; the variable PENTIMENTO_URL, else where it was pulled from. */
  url?: string;
  /** The key for it; the variable PENTIMENTO_KEY, else none. */
  key?: string;
  /** PENTIMENTO_ENVIRONMENT, else the one that was pulled. */
  environment?: string;
  /** Longest wait for the studio while there is something to fall back on. */
  timeoutMs?: number;
  /** How long an answer is fresh. */
  freshMs?: number;
  /** Whether to listen for releases, so that they arrive at once. */
  live?: boolean;
  /** Folder for what was last seen; PENTIMENTO_SNAPSHOTS, else the user's cache folder; null for none. */
  snapshots?: string | null;
  /** Told of everything that went wrong on the way to a prompt that was served all the same. */
  onProblem?: (problem: { slug: string | null; message: string }) => void;
};

/** The connection of this package to its studio. */
export type PromptClient = {
  /** Changes how prompts are taken from now on and forgets what is in memory. */
  configure(options: RuntimeOptions): void;
  /** Stops listening. What is in memory goes on being served. */
  close(): void;
};

export type CallOptions<Overrides> = { overrides?: Overrides };

/** For generated code. */
export function createPrompts(snapshot: unknown): PromptClient & {
  fill(slug: string, input: object, options?: CallOptions<object>): Promise<never>;
};
