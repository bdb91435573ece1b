"use client";

import { useTranslations } from "next-intl";
import { ProposalRow } from "#components/library/save/proposal-row.tsx";
import type { SaveSource } from "#components/library/save/save-source.ts";
import { decisionOf, type SaveFormState } from "#components/library/save/use-save-form.ts";

/** What could vary, one by one: taken or left, under which name, as what. */
export function ProposalList({ source, form }: { source: SaveSource; form: SaveFormState }) {
  const t = useTranslations("save");
  const { proposals, decisions, problems, decide } = form;
  return (
    <section aria-labelledby="save-proposals">
      <h3 id="save-proposals" className="font-normal text-muted text-sm">
        {t("proposals")}
      </h3>
      <ul className="divide-y divide-line">
        {proposals.map((proposal) => (
          <ProposalRow
            key={proposal.id}
            proposal={proposal}
            picture={"imageId" in proposal ? source.pictures.get(proposal.imageId) : undefined}
            decision={decisionOf(proposal, decisions)}
            problem={problems.get(proposal.id) ?? null}
            decide={(change) => decide(proposal.id, change)}
          />
        ))}
      </ul>
    </section>
  );
}
