import { normalText } from "#lib/template/clean-text.ts";
import type { ImageSlot, Localized, TemplateContent, Variable, VariableType } from "#lib/template/content.ts";
import { emptyContent, parameterRules } from "#lib/template/empty-content.ts";
import { escapeBody } from "#lib/template/escape-body.ts";
import { findProposals } from "#lib/template/find-proposals.ts";
import { readJsonBody } from "#lib/template/json-body.ts";
import { parseBody } from "#lib/template/parse.ts";
import type {
  Proposal,
  ProposalDecision,
  ProposalSource,
  SlotProposal,
  TextProposal,
  TextRange,
} from "#lib/template/proposal.ts";
import { renderPrompt } from "#lib/template/render-prompt.ts";
import { resolveValues } from "#lib/template/resolve-values.ts";

/**
 * The template that a run and somebody's decisions make. Filled with its defaults it says what the run said, to the
 * letter; only a gallery's `{argument}` says its default, and what held a place wants a value.
 */
export function applyProposals(
  source: ProposalSource,
  decisions: Readonly<Record<string, ProposalDecision>>,
): TemplateContent {
  const proposals = findProposals(source).map((proposal) => decided(proposal, decisions[proposal.id]));
  const accepted = proposals.flatMap(({ accepted, proposal }) => (accepted ? [proposal] : []));
  const texts = accepted.filter((proposal) => "ranges" in proposal);
  const slots = toSlots(accepted.flatMap((proposal) => ("imageId" in proposal ? [proposal] : [])));
  const size = texts.find(({ kind }) => kind === "size");
  const rules = parameterRules({ ...source.parameters, count: source.count });
  const content: TemplateContent = {
    ...emptyContent("generate"),
    operation: slots.some(({ role }) => role !== "mask") ? "edit" : "generate",
    body: bodyOf(normalText(source.prompt), texts),
    variables: texts.map(toVariable),
    slots,
    parameters: size ? { ...rules, size: { mode: "bound", variable: size.name } } : rules,
  };
  return asJsonIfSame(content);
}

type Decided = { proposal: Proposal; accepted: boolean };

function decided(proposal: Proposal, decision: ProposalDecision | undefined): Decided {
  const accepted = decision?.accepted ?? proposal.likely;
  const name = decision?.name ?? proposal.name;
  if ("ranges" in proposal) {
    const type = decision?.type && proposal.types.includes(decision.type) ? decision.type : proposal.type;
    return { accepted, proposal: { ...proposal, name, type } };
  }
  const kind = proposal.kind === "mask" ? proposal.kind : (decision?.role ?? proposal.kind);
  return { accepted, proposal: { ...proposal, name, kind } };
}

function bodyOf(prompt: string, texts: readonly TextProposal[]): string {
  const tags = texts
    .flatMap(({ ranges, name }) => ranges.map((range): TextRange & { name: string } => ({ ...range, name })))
    .sort((one, other) => one.start - other.start);
  let body = "";
  let from = 0;
  for (const { start, end, name } of tags) {
    body += `${escapeBody(prompt.slice(from, start), true)}{{${name}}}`;
    from = end;
  }
  return body + escapeBody(prompt.slice(from));
}

/** What was said in JSON stays JSON, unless that would change a letter of it. */
function asJsonIfSame(content: TemplateContent): TemplateContent {
  const { segments, problems } = parseBody(content.body);
  if (!/^\s*[[{]/u.test(content.body) || problems.length > 0 || !readJsonBody(segments).ok) return content;
  const json: TemplateContent = { ...content, bodyKind: "json" };
  return textOf(json) === textOf(content) ? json : content;
}

const textOf = (content: TemplateContent) =>
  renderPrompt(content, [], resolveValues(content, {}), {})
    .map(({ text }) => text)
    .join("");

function toVariable(proposal: TextProposal): Variable {
  const { name, type, options } = proposal;
  const base = { name, label: labelOf(name), note: empty, required: true, wrap: null, trust: "app" as const };
  const value = proposal.default;
  switch (type satisfies VariableType) {
    case "enum":
      return { ...base, type: "enum", options, default: value };
    case "colour":
      return { ...base, type: "colour", palette: [], default: value };
    case "renderedText":
      return { ...base, type: "renderedText", maxLength: null, default: value };
    case "longText":
      return { ...base, type: "longText", maxLength: null, default: value };
    default:
      return { ...base, type: "text", maxLength: null, default: phrased(proposal) };
  }
}

/** An option typed as text says its phrase. */
const phrased = ({ options, default: value }: TextProposal) =>
  options.find((option) => option.value === value)?.phrase ?? value;

const empty: Localized = { en: "", "zh-CN": "" };

function labelOf(name: string): Localized {
  const words = name.replaceAll("_", " ").trim();
  return /\p{Script=Han}/u.test(words)
    ? { en: "", "zh-CN": words }
    : { en: words.charAt(0).toUpperCase() + words.slice(1), "zh-CN": "" };
}

/** One base at most, and a mask only with it. */
function toSlots(proposals: readonly SlotProposal[]): ImageSlot[] {
  const base = proposals.find(({ kind }) => kind === "base");
  return proposals
    .filter(({ kind }) => kind !== "mask" || base)
    .map((proposal) => {
      const role = proposal.kind === "base" && proposal !== base ? "reference" : proposal.kind;
      return { name: proposal.name, role, label: labelOf(proposal.name), note: empty, min: 1, max: 1 };
    });
}
