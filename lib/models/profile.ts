import type { Background, InputFidelity, Moderation, OutputFormat, Quality } from "#lib/images/parameters.ts";

/**
 * The sizes a model draws. `free` follows the API's own rule: multiples, ratio, longest edge, pixel budget.
 * `auto` is legal under both and stands in neither list.
 */
export type SizeRule =
  | { kind: "fixed"; sizes: readonly string[] }
  | {
      kind: "free";
      multiple: number;
      maxRatio: number;
      maxEdge: number;
      minPixels: number;
      maxPixels: number;
      /** Worth offering as tiles, `<width>x<height>`. */
      presets: readonly string[];
    };

export type ModelFamily = "1-mini" | "1.5" | "2" | "2.5" | "2.6" | "unknown";

/** What a model can do, what it costs and when it ends: the source of every control on the screen. */
export type ModelProfile = {
  id: string;
  family: ModelFamily;
  /** False for models nobody listed: the profile is then a cautious guess. */
  known: boolean;
  sizes: SizeRule;
  qualities: readonly Quality[];
  backgrounds: readonly Background[];
  formats: readonly OutputFormat[];
  moderations: readonly Moderation[];
  inputFidelities: readonly InputFidelity[];
  maxCount: number;
  maxPartialImages: number;
  maxReferences: number;
  edits: boolean;
  mask: boolean;
  markup: boolean;
  /** Whether it draws in batches too: within a day, at half price. */
  batch: boolean;
  /** ISO date after which the provider no longer answers, or null. */
  endsOn: string | null;
  /** Model to move to, or null. */
  replacedBy: string | null;
  /** One line about it for the picker: key below `models.notes` in the messages, or null. */
  noteKey: string | null;
};

/** Nano-dollars per token; 1 $ per million tokens = 1000. A class without a price bills 0 and cannot be estimated. */
export type Price = {
  textInput: number;
  cachedTextInput: number;
  imageInput: number;
  cachedImageInput: number;
  imageOutput: number;
  textOutput: number;
  /** ISO date the table row was taken on, and from where; kept with every bill. */
  asOf: string;
  source: string;
};
