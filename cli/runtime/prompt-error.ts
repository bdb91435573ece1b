import type { Problem, PromptErrorCode } from "./runtime.d.mts";

const sentences: Readonly<Record<PromptErrorCode, string>> = {
  invalid_values: "was filled in wrongly",
  withdrawn: "was withdrawn from this environment",
  unavailable: "is neither here nor to be had from the studio",
};

/** Thrown instead of a prompt. */
export class PromptError extends Error {
  override readonly name: string = "PromptError";
  readonly code: PromptErrorCode;
  readonly slug: string;
  readonly problems: readonly Problem[];

  constructor(
    code: PromptErrorCode,
    slug: string,
    { problems = [], why = null, cause }: { problems?: Problem[]; why?: string | null; cause?: unknown } = {},
  ) {
    const details = why ?? problems.map(({ message }) => message).join(" ");
    super(`The prompt ${slug} ${sentences[code]}${details ? `: ${details}` : "."}`, { cause });
    this.code = code;
    this.slug = slug;
    this.problems = problems;
  }
}
