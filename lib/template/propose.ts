import { applyProposals } from "#lib/template/apply-proposals.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { findProposals } from "#lib/template/find-proposals.ts";
import type { Proposal, ProposalSource } from "#lib/template/proposal.ts";

/** A run as a template, with everything in it that could be a variable or a slot. `content` takes all that is likely. */
export function proposeTemplate(source: ProposalSource): { content: TemplateContent; proposals: Proposal[] } {
  const proposals = findProposals(source);
  return { content: applyProposals(source, {}), proposals };
}
