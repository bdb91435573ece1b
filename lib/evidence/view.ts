import type { ErrorView } from "#lib/errors.ts";
import type { Finding } from "#lib/images/check-parameters.ts";
import type { ImageView, Nano, RunState } from "#lib/runs/view.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

/** Most cases of a template, and most pictures of each that one evidence run asks for. */
export const maxCases = 50;
export const maxSamplesPerCase = 10;

export type TestCaseView = {
  id: string;
  name: string;
  values: VariableValues;
  slots: SlotImages;
  required: boolean;
  position: number;
};

/** What somebody found in a sample; null: not looked at. */
export type SampleFlags = {
  textCorrect: boolean | null;
  onBrand: boolean | null;
  anatomy: boolean | null;
  artefact: boolean | null;
};

export type SampleRatingView = {
  actor: string;
  /** 1-5. */
  score: number;
  flags: SampleFlags;
  comment: string;
};

/** `gone`: in the trash or deleted for good; it stays a part of the proof, by its hash. */
export type SampleView = { image: ImageView; gone: boolean; ratings: SampleRatingView[] };

/** A row of the contact sheet. `blocked`: pictures the provider would not draw, `failed`: those that failed otherwise. */
export type EvidenceCaseView = {
  position: number;
  caseId: string;
  name: string;
  required: boolean;
  values: VariableValues;
  slots: SlotImages;
  runId: string | null;
  state: RunState | "waiting";
  error: ErrorView | null;
  samples: SampleView[];
  blocked: number;
  failed: number;
  costNano: Nano;
  /** Median of its pictures, or null. */
  latencyMs: number | null;
};

/** What a policy asks of evidence. Money in nano-dollars. Without a required case, every case is one. */
export type EvidenceTotals = {
  /** Fewest samples any required case has. */
  samplesPerRequiredCase: number;
  samples: number;
  rated: number;
  /** Mean of all scores, or null. */
  meanRating: number | null;
  blocked: number;
  failed: number;
  costNano: Nano;
  latencyMs: number | null;
};

export type EvidenceRunView = {
  id: string;
  templateId: string;
  versionId: string;
  versionNumber: number;
  connectionId: string;
  model: string;
  samplesPerCase: number;
  state: "running" | "done";
  /** What a review is bound to: it changes with every picture and every rating. */
  digest: string;
  totals: EvidenceTotals;
  cases: EvidenceCaseView[];
  reviews: ReviewView[];
  createdBy: string;
  createdAt: string;
};

/** An evidence run in a list. */
export type EvidenceRunSummary = Omit<EvidenceRunView, "cases">;

/** What an evidence run will cost, told before it begins. Money in nano-dollars. */
export type EvidenceEstimate = {
  cases: number;
  pictures: number;
  likelyNano: Nano;
  atMostNano: Nano;
  approximate: boolean;
  /** Cases that can't be begun as they are, and why. */
  problems: { position: number; name: string; error: ErrorView }[];
};

/** One deployment's side of a comparison; figures are of the newest evidence there, null without any. */
export type DeploymentSide = {
  connectionId: string;
  connectionName: string;
  model: string;
  endsOn: string | null;
  evidence: EvidenceRunSummary | null;
  /** What one picture cost, measured. */
  costNanoPerPicture: Nano | null;
  latencyMs: number | null;
  meanRating: number | null;
  /** What of the template it would not take. */
  unfit: Finding[];
};

/** The same version on two deployments, case by case; a case one of them never drew is null there. */
export type DeploymentComparison = {
  versionId: string;
  one: DeploymentSide;
  other: DeploymentSide;
  cases: { caseId: string; name: string; one: EvidenceCaseView | null; other: EvidenceCaseView | null }[];
  /** Other minus one, where both are known. */
  difference: { costNanoPerPicture: Nano | null; latencyMs: number | null; meanRating: number | null };
};

export type ReviewView = {
  id: string;
  versionId: string;
  evidenceRunId: string;
  connectionId: string;
  model: string;
  evidenceDigest: string;
  decision: "approve" | "reject";
  comment: string;
  reviewer: string;
  /** False once pictures or ratings changed after it. */
  current: boolean;
  createdAt: string;
};
