import type { TestCaseView } from "#lib/evidence/view.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

type CaseRow = {
  id: string;
  name: string;
  values: string;
  slots: string;
  required: boolean;
  position: number;
};

/** A test case as everybody outside sees it. */
export function caseView({ id, name, values, slots, required, position }: CaseRow): TestCaseView {
  return { id, name, ...caseInputs({ values, slots }), required, position };
}

/** What a case fills the template with; the columns hold what `saveCase` let in. */
export function caseInputs({ values, slots }: { values: string; slots: string }) {
  return {
    values: JSON.parse(values) as VariableValues,
    slots: JSON.parse(slots) as SlotImages,
  };
}
