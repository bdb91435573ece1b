import type { Proposal, TextProposal } from "#lib/template/proposal.ts";

/** A stretch of the prompt; with a proposal it is one of the places that stands in. */
export type PromptPart = { start: number; text: string; proposal: TextProposal | null };

/** The prompt cut at its proposals, in order; joined it is the prompt again. */
export function markedPrompt(prompt: string, proposals: readonly Proposal[]): PromptPart[] {
  const places = proposals
    .flatMap((proposal) =>
      "ranges" in proposal ? proposal.ranges.map((range) => ({ ...range, proposal })) : [],
    )
    .sort((one, other) => one.start - other.start);
  const parts: PromptPart[] = [];
  let from = 0;
  const put = (end: number, proposal: TextProposal | null) => {
    if (end > from) parts.push({ start: from, text: prompt.slice(from, end), proposal });
    from = Math.max(from, end);
  };
  for (const { start, end, proposal } of places) {
    put(start, null);
    put(end, proposal);
  }
  put(prompt.length, null);
  return parts;
}
