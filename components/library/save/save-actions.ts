import type { NewTemplate } from "#components/library/library-actions.ts";
import type { TestCaseView } from "#lib/evidence/view.ts";
import type { TemplateView, VersionView } from "#lib/library/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What saving a picture's prompt asks of the studio, on whatever page it is done. */
export type SaveActions = {
  createTemplate: (input: NewTemplate) => Promise<Outcome<TemplateView>>;
  saveCase: (
    input: Pick<TestCaseView, "name" | "values" | "slots" | "required"> & {
      templateId: string;
      caseId: string | null;
    },
  ) => Promise<Outcome<TestCaseView>>;
  freezeVersion: (input: {
    templateId: string;
    rev: number;
    changelog: string;
  }) => Promise<Outcome<VersionView>>;
};
