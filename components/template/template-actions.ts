import type { PlaygroundActions } from "#components/playground/playground-actions.ts";
import type { EvidenceEstimate, EvidenceRunView, SampleFlags, TestCaseView } from "#lib/evidence/view.ts";
import type {
  DraftSaved,
  EnvironmentKey,
  TemplateDeed,
  TemplateSelection,
  TemplatesChanged,
  TemplateView,
  VersionView,
} from "#lib/library/view.ts";
import type { EnvironmentView, ReleaseCheck, ReleasePolicy, ReleaseView } from "#lib/releases/view.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";
import type { Localized, SlotImages, TemplateContent, VariableValues } from "#lib/template/content.ts";

type Answer<Value = unknown> = Promise<Outcome<Value>>;
type Deployment = { connectionId: string; model: string };

/** What may be changed of a template beside its content. */
export type TemplateChanges = {
  title?: Localized;
  useWhen?: Localized;
  notes?: string;
  licence?: string;
  source?: string;
  folder?: string;
  tags?: string[];
};

/** What the page can ask of the studio. The doors hand them in: components know no server. */
export type TemplateActions = {
  playground: PlaygroundActions;
  saveDraft: (input: { templateId: string; rev: number; content: TemplateContent }) => Answer<DraftSaved>;
  changeTemplate: (input: { templateId: string; changes: TemplateChanges }) => Answer;
  renameTemplate: (input: { templateId: string; slug: string }) => Answer;
  setFavourite: (input: { templateId: string; favourite: boolean }) => Answer;
  startTemplateRun: (
    input: Deployment & {
      templateId: string;
      versionId: string | null;
      values: VariableValues;
      slots: SlotImages;
      overrides: Record<string, unknown>;
      idempotencyKey: string;
      via: "playground";
    },
  ) => Answer<RunView>;
  loadVersion: (input: { templateId: string; number: number }) => Answer<VersionView>;
  freezeVersion: (input: { templateId: string; rev: number; changelog: string }) => Answer<VersionView>;
  deleteTemplate: (input: { templateId: string }) => Answer;
  changeTemplates: (input: { selection: TemplateSelection; deed: TemplateDeed }) => Answer<TemplatesChanged>;
  restoreVersion: (input: { templateId: string; number: number; rev: number }) => Answer<DraftSaved>;
  forkTemplate: (input: {
    templateId: string;
    number: number | null;
    slug: string | null;
  }) => Answer<TemplateView>;
  retireVersion: (input: { templateId: string; number: number }) => Answer;
  saveCase: (
    input: Pick<TestCaseView, "name" | "values" | "slots" | "required"> & {
      templateId: string;
      caseId: string | null;
    },
  ) => Answer<TestCaseView>;
  orderCases: (input: { templateId: string; caseIds: string[] }) => Answer;
  deleteCase: (input: { caseId: string }) => Answer;
  estimateEvidence: (
    input: Deployment & { versionId: string; samplesPerCase: number },
  ) => Answer<EvidenceEstimate>;
  startEvidenceRun: (
    input: Deployment & { versionId: string; samplesPerCase: number; idempotencyKey: string },
  ) => Answer<EvidenceRunView>;
  rateSample: (input: {
    evidenceRunId: string;
    imageId: string;
    score: number | null;
    flags: SampleFlags;
    comment: string;
  }) => Answer;
  review: (input: {
    evidenceRunId: string;
    evidenceDigest: string;
    decision: "approve" | "reject";
    comment: string;
  }) => Answer;
  checkRelease: (
    input: Deployment & { environment: EnvironmentKey; versionId: string },
  ) => Answer<ReleaseCheck>;
  release: (
    input: Deployment & {
      environment: EnvironmentKey;
      versionId: string;
      expectedReleaseId: string | null;
      kind: "promote" | "rollback" | "rebind";
      reason: string;
      breakGlass: boolean;
      via: "ui";
    },
  ) => Answer<ReleaseView>;
  withdraw: (input: {
    environment: EnvironmentKey;
    templateId: string;
    expectedReleaseId: string;
    reason: string;
    via: "ui";
  }) => Answer<ReleaseView>;
  setPolicy: (input: { environment: EnvironmentKey; policy: ReleasePolicy }) => Answer<EnvironmentView>;
};
