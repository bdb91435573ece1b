import type { EvidenceTotals } from "#lib/evidence/view.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
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

/** One thing a policy asks for and what there is. */
export type PolicyFinding = {
  rule:
    | "reviews"
    | "samplesPerCase"
    | "meanRating"
    | "blocked"
    | "authorIsReviewer"
    | "who"
    | "onePerson"
    | "modelEnded"
    | "parameters";
  wanted: string | number;
  found: string | number;
};

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
  via: "ui" | "api" | "cli";
  actor: string;
  createdAt: string;
  /** Whether it is the environment's current one. */
  current: boolean;
};

/** Whether a version could be released now, and if not, why. */
export type ReleaseCheck = {
  environment: EnvironmentKey;
  allowed: boolean;
  findings: PolicyFinding[];
  totals: EvidenceTotals | null;
  /** New required variables, removed ones, narrower choices against what is current: callers would break. */
  breaking: BreakingChange[];
  currentReleaseId: string | null;
};

export type BreakingChange = {
  kind: "requiredAdded" | "removed" | "typeChanged" | "narrowed" | "slotAdded";
  name: string;
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
