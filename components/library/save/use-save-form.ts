import { useLocale } from "next-intl";
import { useMemo, useState } from "react";
import { firstCase } from "#components/library/save/first-case.ts";
import type { SaveSource } from "#components/library/save/save-source.ts";
import { isChinese, titleFromPrompt } from "#components/library/save/title-from-prompt.ts";
import { slugOf } from "#lib/library/slug.ts";
import { applyProposals } from "#lib/template/apply-proposals.ts";
import { nameFault, normalName } from "#lib/template/names.ts";
import type { Proposal, ProposalDecision } from "#lib/template/proposal.ts";
import { proposeTemplate } from "#lib/template/propose.ts";

export type Decisions = Readonly<Record<string, ProposalDecision>>;
export type NameProblem = "name" | "nameLength" | "nameReserved" | "nameTaken";

/** What was decided about a proposal, with what it was proposed as where nothing was. */
export const decisionOf = (
  proposal: Proposal,
  decisions: Decisions,
): ProposalDecision & { name: string } => ({
  accepted: proposal.likely,
  ...decisions[proposal.id],
  name: decisions[proposal.id]?.name ?? proposal.name,
});

/** Everything the form holds, and the template it makes of it. */
export function useSaveForm(source: SaveSource) {
  const locale = useLocale();
  const proposals = useMemo(() => proposeTemplate(source).proposals, [source]);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [title, setTitle] = useState(() => titleFromPrompt(source.prompt));
  /** Null follows the title. */
  const [slug, setSlug] = useState<string | null>(null);
  const [folder, setFolder] = useState("");
  const [tags, setTags] = useState("");
  const [fallback] = useState(datedSlug);

  const both = { en: "", "zh-CN": "", [isChinese(title) ? "zh-CN" : locale]: title.trim() };
  const proposed = slugOf(both, fallback);
  const problems = nameProblems(proposals, decisions);
  const content = useMemo(() => applyProposals(source, decisions), [source, decisions]);
  return {
    proposals,
    decisions,
    problems,
    decide: (id: string, change: Partial<ProposalDecision>) =>
      setDecisions((before) => {
        const proposal = proposals.find((one) => one.id === id);
        return proposal ? { ...before, [id]: { ...decisionOf(proposal, before), ...change } } : before;
      }),
    fields: { title, slug: slug ?? proposed, folder, tags },
    setTitle,
    setSlug: (next: string) => setSlug(next === "" ? null : next),
    setFolder,
    setTags,
    canSave: title.trim() !== "" && problems.size === 0,
    content,
    testCase: source.repeatable ? firstCase(content, proposals, decisions) : null,
    template: {
      kind: "prompt" as const,
      // As proposed: the studio finds a free one then. One that was written is meant as it stands.
      slug: slug ?? (proposed === fallback ? fallback : null),
      title: both,
      folder: folder.trim(),
      tags: [...new Set(tags.split(/[,，、]/u).map((tag) => tag.trim()))].filter((tag) => tag !== ""),
      coverImageId: source.cover.id,
      deployment: { connectionId: source.run.connection.id, model: source.run.model },
      content,
    },
  };
}

export type SaveFormState = ReturnType<typeof useSaveForm>;

/** For titles that ASCII can't spell: `template-20261129-2041`. */
function datedSlug(): string {
  const [day = "", time = ""] = new Date().toISOString().split("T");
  return `template-${day.replaceAll("-", "")}-${time.slice(0, 5).replace(":", "")}`;
}

function nameProblems(proposals: readonly Proposal[], decisions: Decisions): Map<string, NameProblem> {
  const problems = new Map<string, NameProblem>();
  const seen = new Set<string>();
  for (const proposal of proposals) {
    const { accepted, name } = decisionOf(proposal, decisions);
    if (!accepted) continue;
    const fault = nameFault(normalName(name));
    if (fault) problems.set(proposal.id, fault);
    else if (seen.has(name)) problems.set(proposal.id, "nameTaken");
    seen.add(name);
  }
  return problems;
}
