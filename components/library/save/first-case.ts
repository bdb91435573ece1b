import type { SlotImages, TemplateContent, VariableValues } from "#lib/template/content.ts";
import type { Proposal, ProposalDecision } from "#lib/template/proposal.ts";

type FirstCase = { values: VariableValues; slots: SlotImages };

/**
 * What the saved picture itself was made of, as a test case; null where something is missing that the template asks for.
 */
export function firstCase(
  content: TemplateContent,
  proposals: readonly Proposal[],
  decisions: Readonly<Record<string, ProposalDecision>>,
): FirstCase | null {
  const values: VariableValues = {};
  for (const variable of content.variables) {
    if (variable.default === null) {
      if (variable.required) return null;
    } else values[variable.name] = variable.default;
  }
  const slots: SlotImages = {};
  for (const { name, min } of content.slots) {
    const found = proposals.find(
      (proposal) => "imageId" in proposal && (decisions[proposal.id]?.name ?? proposal.name) === name,
    );
    if (found && "imageId" in found) slots[name] = [found.imageId];
    else if (min > 0) return null;
  }
  return { values, slots };
}
