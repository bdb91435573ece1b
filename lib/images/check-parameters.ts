import type { ErrorCode, ErrorParams } from "#lib/errors.ts";
import { type DrawParameters, maxPromptLength, parseSize, type Quality } from "#lib/images/parameters.ts";
import { checkSize, nearestSize } from "#lib/images/size-rule.ts";
import { endState } from "#lib/models/end-state.ts";
import type { ModelProfile } from "#lib/models/profile.ts";

/** What a person asked for, before anything is sent. */
export type CheckedRequest = {
  parameters: DrawParameters;
  count: number;
  prompt: string;
  /** How many reference pictures are attached. */
  references: number;
  mask: boolean;
  /** With it, a model that has ended is a finding too. */
  today?: Date;
};

/** One thing the model will not take. The value asked for stays until somebody takes the `fix`. */
export type Finding = {
  field: keyof DrawParameters | "count" | "prompt" | "references" | "mask" | "model";
  code: ErrorCode;
  /** Placeholders of the texts of `code` and `reason`; always has `model`. */
  params: ErrorParams;
  /** Key below `models.reasons`. */
  reason: string;
  /** What to change so that this finding goes away, or null where only the person can. */
  fix: (Partial<DrawParameters> & { count?: number }) | null;
};

/** Everything a profile says against a request, in the order of the controls; empty when it may be sent. */
export function checkParameters(profile: ModelProfile, request: CheckedRequest): Finding[] {
  return [
    ...modelFindings(profile, request),
    ...promptFindings(profile, request.prompt),
    ...inputFindings(profile, request),
    ...sizeFindings(profile, request.parameters.size),
    ...choiceFindings(profile, request.parameters),
    ...formatFindings(profile, request.parameters),
    ...numberFindings(profile, request),
  ];
}

function finding(
  profile: ModelProfile,
  field: Finding["field"],
  reason: string,
  {
    code = "parameter_unsupported",
    params = {},
    fix = null,
  }: Partial<Pick<Finding, "code" | "params" | "fix">>,
): Finding {
  return { field, code, params: { model: profile.id, ...params }, reason, fix };
}

function modelFindings(profile: ModelProfile, { today }: CheckedRequest): Finding[] {
  if (!today || endState(profile, today).state !== "ended") return [];
  const params = { endsOn: profile.endsOn ?? "", replacedBy: profile.replacedBy ?? "none" };
  return [finding(profile, "model", "modelEnded", { code: "model_ended", params })];
}

function promptFindings(profile: ModelProfile, prompt: string): Finding[] {
  // The API takes a prompt of spaces and bills for it; nobody means that.
  if (isBlank(prompt)) return [finding(profile, "prompt", "promptEmpty", { code: "prompt_empty" })];
  const length = codePoints(prompt);
  if (length <= maxPromptLength) return [];
  const params = { length, max: maxPromptLength, over: length - maxPromptLength };
  return [finding(profile, "prompt", "promptTooLong", { code: "prompt_too_long", params })];
}

/** Length as the API counts it: an emoji outside the basic plane is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function inputFindings(profile: ModelProfile, { references, mask }: CheckedRequest): Finding[] {
  const findings: Finding[] = [];
  const { maxReferences: max } = profile;
  if (references > 0 && !profile.edits) findings.push(finding(profile, "references", "editsUnsupported", {}));
  else if (references > max)
    findings.push(
      finding(profile, "references", "tooManyReferences", {
        code: "references_too_many",
        params: { references, max, over: references - max },
      }),
    );
  if (mask && !profile.mask) findings.push(finding(profile, "mask", "maskUnsupported", {}));
  else if (mask && references === 0)
    findings.push(finding(profile, "mask", "maskWithoutReference", { code: "invalid_request" }));
  return findings;
}

function sizeFindings(profile: ModelProfile, size: string): Finding[] {
  const problem = checkSize(profile.sizes, size);
  if (!problem) return [];
  const { reason, ...params } = problem;
  const numbers = /(\d{1,7})\D{1,5}(\d{1,7})/.exec(size);
  const wanted = parseSize(size) ?? {
    width: Number(numbers?.[1] ?? 1024),
    height: Number(numbers?.[2] ?? 1024),
  };
  const nearest = nearestSize(profile.sizes, wanted);
  return [
    finding(profile, "size", reason, {
      code: "size_impossible",
      params: { size, nearest, ...params },
      fix: { size: nearest },
    }),
  ];
}

/** Qualities above `high` fall to the best the model has. */
function nearestQuality(profile: ModelProfile, quality: Quality): Quality {
  const isHigher = quality === "xhigh" || quality === "max";
  return isHigher && profile.qualities.includes("high") ? "high" : "auto";
}

function choiceFindings(profile: ModelProfile, parameters: DrawParameters): Finding[] {
  const { quality, background, moderation, inputFidelity } = parameters;
  const findings: Finding[] = [];
  const unsupported = (field: Finding["field"], reason: string, value: string, fix: Finding["fix"]) =>
    findings.push(finding(profile, field, reason, { params: { value }, fix }));
  if (!profile.qualities.includes(quality))
    unsupported("quality", "qualityUnsupported", quality, { quality: nearestQuality(profile, quality) });
  if (!profile.backgrounds.includes(background))
    unsupported("background", "backgroundUnsupported", background, { background: "auto" });
  if (!profile.moderations.includes(moderation))
    unsupported("moderation", "moderationUnsupported", moderation, { moderation: "auto" });
  if (inputFidelity !== null && !profile.inputFidelities.includes(inputFidelity))
    unsupported("inputFidelity", "inputFidelityUnsupported", inputFidelity, { inputFidelity: null });
  return findings;
}

function formatFindings(profile: ModelProfile, parameters: DrawParameters): Finding[] {
  const { outputFormat, background, compression } = parameters;
  const findings: Finding[] = [];
  if (!profile.formats.includes(outputFormat))
    findings.push(
      finding(profile, "outputFormat", "formatUnsupported", {
        params: { value: outputFormat },
        fix: { outputFormat: "png", compression: null },
      }),
    );
  else if (
    background === "transparent" &&
    outputFormat === "jpeg" &&
    profile.backgrounds.includes(background)
  )
    findings.push(
      finding(profile, "outputFormat", "transparentJpeg", {
        fix: profile.formats.includes("webp")
          ? { outputFormat: "webp" }
          : { outputFormat: "png", compression: null },
      }),
    );
  if (compression === null) return findings;
  const clamped = clampedInteger(compression, 0, 100);
  if (clamped !== compression)
    findings.push(finding(profile, "compression", "compressionRange", { fix: { compression: clamped } }));
  else if (outputFormat === "png" && compression < 100)
    findings.push(finding(profile, "compression", "compressionPng", { fix: { compression: null } }));
  return findings;
}

function numberFindings(profile: ModelProfile, { parameters, count }: CheckedRequest): Finding[] {
  const findings: Finding[] = [];
  const partialImages = clampedInteger(parameters.partialImages, 0, profile.maxPartialImages);
  if (partialImages !== parameters.partialImages)
    findings.push(
      finding(
        profile,
        "partialImages",
        profile.maxPartialImages === 0 ? "partialsUnsupported" : "partialsRange",
        {
          params: { max: profile.maxPartialImages },
          fix: { partialImages },
        },
      ),
    );
  const possible = clampedInteger(count, 1, profile.maxCount);
  if (possible !== count)
    findings.push(
      finding(profile, "count", "countRange", {
        code: "invalid_request",
        params: { max: profile.maxCount },
        fix: { count: possible },
      }),
    );
  return findings;
}

const clampedInteger = (value: number, lowest: number, highest: number) =>
  Number.isNaN(value) ? lowest : Math.min(Math.max(Math.round(value), lowest), highest);

/** Nothing but spaces and characters that show nothing: upstream would draw it, and bill it. */
const isBlank = (prompt: string): boolean => /^[\s\p{Cc}\p{Cf}]*$/u.test(prompt);
