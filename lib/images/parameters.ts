/** What a person or program may set about a picture. The words are those of the OpenAI Images API. */
export type Quality = "auto" | "low" | "medium" | "high" | "xhigh" | "max";
export type Background = "auto" | "opaque" | "transparent";
export type OutputFormat = "png" | "jpeg" | "webp";
export type Moderation = "auto" | "low";
export type InputFidelity = "low" | "high";
export type Operation = "generate" | "edit";

/** `batch`: at half price within a day, where the connection has it; without previews. */
export type DrawService = "standard" | "batch";

export type DrawParameters = {
  /** `auto` or `<width>x<height>` in pixels. */
  size: string;
  quality: Quality;
  background: Background;
  outputFormat: OutputFormat;
  /** 0-100, for jpeg and webp; null leaves it to the provider (100). */
  compression: number | null;
  moderation: Moderation;
  /** How many previews to stream before the final picture, 0-3. */
  partialImages: number;
  /** Only where the model profile lists it; null sends nothing. */
  inputFidelity: InputFidelity | null;
};

export const defaultParameters: DrawParameters = {
  size: "1024x1024",
  quality: "medium",
  background: "auto",
  outputFormat: "png",
  compression: null,
  moderation: "auto",
  partialImages: 2,
  inputFidelity: null,
};

/** Longest prompt, in Unicode code points (wire.md 1.2). */
export const maxPromptLength = 32_000;
/** Most pictures a run may ask for. */
export const maxCount = 10;
/** Most reference images an edit takes (wire.md 1.3). */
export const maxReferences = 16;
/** Largest upload, in bytes: 50 MB as the API counts them. */
export const maxUploadBytes = 50 * 1024 * 1024;
/** Most pixels an upload may decode to. */
export const maxUploadPixels = 50_000_000;

export type Dimensions = { width: number; height: number };

/** `1536x1024` -> its dimensions in pixels; `auto` or anything else -> null. */
export function parseSize(size: string): Dimensions | null {
  const match = /^(\d{1,5})x(\d{1,5})$/.exec(size);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}
