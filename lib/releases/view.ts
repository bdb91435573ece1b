import type { EvidenceTotals } from "#lib/evidence/view.ts";
import type { Finding } from "#lib/images/check-parameters.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { BreakingChange } from "#lib/template/breaking-changes.ts";
import type { FrozenFragment, Localized, TemplateContent } from "#lib/template/content.ts";

/** What must be true before a version is made current in an environment. */
export type ReleasePolicy = {
  /** Approvals that are current, by different people. */
  reviews: number;
  /** Samples each required case must have. */
  samplesPerCase: number;
  /** Mean rating, 0 for any. */
  meanRating: number;
  /** Whether a sample the provider blocked is in the way. */
  blockedAllowed: boolean;
  /** Whether somebody else than the version's author must have approved it. */
  authorMayReview: boolean;
  /** Actor kinds that may release. */
  who: ("user" | "api-key")[];
};

export const policyRules = [
  "reviews",
  /** Somebody rejected this very evidence. */
  "rejected",
  "samplesPerCase",
  "meanRating",
  "blocked",
  "authorIsReviewer",
  "onePerson",
  "who",
  "modelEnded",
  "parameters",
] as const;
export type PolicyRule = (typeof policyRules)[number];

/** What no reason lifts: it would not work, or this actor may not. */
export const firmRules: readonly PolicyRule[] = ["who", "modelEnded", "parameters"];

/** Shortest reason, in characters, for a release that does not meet its policy. */
export const leastReason = 10;
export const mostReason = 500;

/** One thing a policy asks for and what there is. */
export type PolicyFinding = {
  rule: PolicyRule;
  wanted: string | number;
  found: string | number;
  /** Of `parameters`: what the model would not take, said as in the playground. */
  parameter?: Finding;
};

export const environmentKeys = ["dev", "test", "prod"] as const satisfies EnvironmentKey[];
export const releaseDoors = ["ui", "api", "cli"] as const;
export type ReleaseDoor = (typeof releaseDoors)[number];

export type EnvironmentView = { key: EnvironmentKey; policy: ReleasePolicy; counter: number };

export const releaseKinds = ["promote", "rollback", "rebind", "hotfix", "withdraw"] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

export type ReleaseView = {
  id: string;
  environment: EnvironmentKey;
  sequence: number;
  templateId: string;
  slug: string;
  versionId: string;
  versionNumber: number;
  connectionId: string;
  model: string;
  kind: ReleaseKind;
  previousId: string | null;
  reviewId: string | null;
  reason: string;
  unmet: PolicyFinding[];
  via: ReleaseDoor;
  actor: string;
  createdAt: string;
  /** Whether it is the environment's current one. */
  current: boolean;
  /** A hotfix whose version still has no evidence that meets the policy it was released past. */
  flagged: boolean;
};

/** Whether a version could be released now, and if not, why. */
export type ReleaseCheck = {
  environment: EnvironmentKey;
  allowed: boolean;
  /** Not allowed, but a person may release it all the same, with a reason that stays on record. */
  breakable: boolean;
  findings: PolicyFinding[];
  /** Released here before with this deployment, and with proof: a rollback needs no more. */
  provenBefore: boolean;
  /** The evidence that comes closest, or null without any on this deployment. */
  evidenceRunId: string | null;
  totals: EvidenceTotals | null;
  /** New required variables, removed ones, narrower choices against what is current: callers would break. */
  breaking: BreakingChange[];
  currentReleaseId: string | null;
};

/** Everything current in an environment; withdrawn ones by name, so that callers drop them. */
export type ReleaseBundle = {
  environment: EnvironmentKey;
  /** Number of the environment's newest release. */
  sequence: number;
  prompts: ReleasedPrompt[];
  withdrawn: string[];
};

/** What an application gets: everything it needs to draw, and nothing secret. */
export type ReleasedPrompt = {
  environment: EnvironmentKey;
  release: { id: string; sequence: number; at: string };
  slug: string;
  /** What people call it now, for the comments of generated code; no part of what was released. */
  title: Localized;
  useWhen: Localized;
  version: number;
  digest: string;
  content: TemplateContent;
  fragments: FrozenFragment[];
  deployment: { provider: string; model: string };
};

/** A template on a model with an end date: live with it somewhere, or last tried on it. By end date, then title. */
export type RetirementView = {
  templateId: string;
  slug: string;
  title: Localized;
  coverUrl: string | null;
  connectionId: string;
  model: string;
  /** `yyyy-mm-dd`, and whole days until it; 0 or less once it has ended. Today for a model its provider lists no more. */
  endsOn: string;
  daysLeft: number;
  /** Where a version of it is live with this deployment; none: it was only tried on it. */
  environments: EnvironmentKey[];
  /** The version that is live, else the newest one; null for a draft. */
  versionId: string | null;
  versionNumber: number | null;
  /** What the studio can call instead; null when it knows none. */
  successor: { connectionId: string; model: string } | null;
  /** What of that version the successor would not take. */
  unfit: Finding[];
  /** Newest evidence of that version on the successor, or null. */
  evidence: { evidenceRunId: string; samples: number; meanRating: number | null; approved: boolean } | null;
};

/** A release as applications hear of it. */
export type ReleaseNews = {
  environment: EnvironmentKey;
  slug: string;
  kind: ReleaseKind;
  sequence: number;
  release: string;
  version: number;
  digest: string;
  at: string;
};
