"use client";

import { useTranslations } from "next-intl";
import type { NameProblem } from "#components/library/save/use-save-form.ts";
import { FieldNotes } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { ImageView } from "#lib/runs/view.ts";
import type { VariableType } from "#lib/template/content.ts";
import { maxNameLength } from "#lib/template/names.ts";
import type { Proposal, ProposalDecision } from "#lib/template/proposal.ts";

type ProposalRowProps = {
  proposal: Proposal;
  picture: ImageView | undefined;
  decision: ProposalDecision & { name: string };
  problem: NameProblem | null;
  decide: (change: Partial<ProposalDecision>) => void;
};

/** One proposal: a box that takes it, its name, and what it is. */
export function ProposalRow({ proposal, picture, decision, problem, decide }: ProposalRowProps) {
  const t = useTranslations("save");
  const { accepted, name } = decision;
  const excerpt = "ranges" in proposal ? proposal.text : t(`kinds.${proposal.kind}`);
  const id = `proposal-${proposal.id}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-2 gap-y-1 py-2 sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]">
      <label className="flex min-h-control min-w-0 items-center gap-2 max-sm:col-span-2">
        <input
          type="checkbox"
          checked={accepted}
          onChange={(event) => decide({ accepted: event.currentTarget.checked })}
          className="size-4 shrink-0"
        />
        {picture && (
          <img
            src={`${picture.url}?w=256`}
            alt=""
            className="size-8 shrink-0 rounded-picture bg-control object-cover"
          />
        )}
        <span className="min-w-0">
          <span className="block truncate">{excerpt}</span>
          {"ranges" in proposal && (
            <span className="block truncate text-muted text-xs">{t(`kinds.${proposal.kind}`)}</span>
          )}
        </span>
      </label>
      <TextInput
        aria-label={t("nameOf", { text: excerpt })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
        value={name}
        disabled={!accepted}
        maxLength={maxNameLength * 2}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => decide({ name: event.currentTarget.value.normalize("NFC") })}
        className="font-mono"
      />
      <TypeChoice proposal={proposal} decision={decision} excerpt={excerpt} decide={decide} />
      {problem && (
        <div className="col-span-full">
          <FieldNotes id={id} error={t(`problems.${problem}`)} />
        </div>
      )}
    </li>
  );
}

type TypeChoiceProps = Pick<ProposalRowProps, "proposal" | "decision" | "decide"> & { excerpt: string };

function TypeChoice({ proposal, decision, excerpt, decide }: TypeChoiceProps) {
  const t = useTranslations("save");
  const label = t("typeOf", { text: excerpt });
  const { accepted } = decision;
  if ("ranges" in proposal)
    return (
      <Select
        aria-label={label}
        value={decision.type ?? proposal.type}
        disabled={!accepted || proposal.types.length < 2}
        onChange={(event) => decide({ type: event.currentTarget.value as VariableType })}
      >
        {proposal.types.map((type) => (
          <option key={type} value={type}>
            {t(`types.${type}`)}
          </option>
        ))}
      </Select>
    );
  const roles = proposal.kind === "mask" ? (["mask"] as const) : (["base", "reference"] as const);
  return (
    <Select
      aria-label={label}
      value={decision.role ?? proposal.kind}
      disabled={!accepted || roles.length < 2}
      onChange={(event) => decide({ role: event.currentTarget.value as "base" | "reference" })}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`kinds.${role}`)}
        </option>
      ))}
    </Select>
  );
}
