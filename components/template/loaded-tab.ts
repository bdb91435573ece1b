import type { EvidenceRunSummary, EvidenceRunView, TestCaseView } from "#lib/evidence/view.ts";
import type { VersionView } from "#lib/library/view.ts";
import type { EnvironmentView, ReleasedPrompt, ReleaseView } from "#lib/releases/view.ts";

/** Two sheets to be looked at side by side; null where there is none. */
export type SheetPair = { one: EvidenceRunView | null; other: EvidenceRunView | null };

export type VersionsLoaded = {
  tab: "versions";
  /** What is compared: `before` null for nothing, `after` null for the draft. */
  before: VersionView | null;
  after: VersionView | null;
  sheets: SheetPair;
};

export type EvidenceLoaded = {
  tab: "evidence";
  version: VersionView | null;
  cases: readonly TestCaseView[];
  runs: readonly EvidenceRunSummary[];
  /** The sheet that is shown, and one of another deployment beside it. */
  sheets: SheetPair;
  /** The deployment `?other=` names. */
  other: { connectionId: string; model: string } | null;
};

export type ReleasesLoaded = {
  tab: "releases";
  environments: readonly EnvironmentView[];
  releases: readonly ReleaseView[];
  runs: readonly EvidenceRunSummary[];
  /** What the address asks to release: the dialog begins with it. */
  wanted: { version: number | null; deployment: { connectionId: string; model: string } | null };
};

export type CodeLoaded = {
  tab: "code";
  /** What is live, by environment. */
  released: readonly ReleasedPrompt[];
};

/** What the tab that is open needs beside the template itself. */
export type LoadedTab = { tab: "edit" } | VersionsLoaded | EvidenceLoaded | ReleasesLoaded | CodeLoaded;
