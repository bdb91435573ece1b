import { normalText } from "#lib/template/clean-text.ts";
import { findArguments, findPlaceholders } from "#lib/template/find-arguments.ts";
import { findColours, findOptions, findOrientations, findRatios } from "#lib/template/find-choices.ts";
import { findJsonTexts, findQuoted } from "#lib/template/find-quoted.ts";
import { toName, uniqueName } from "#lib/template/names.ts";
import type { Find, Proposal, ProposalSource, SlotProposal, TextProposal } from "#lib/template/proposal.ts";

/** Longer prompts are no prompts: nothing is sought behind this. */
const maxSought = 40_000;
const maxProposals = 40;

/** The proposals of a run in the order of its text, then its pictures; the same run gives the same ids and names. */
export function findProposals(source: ProposalSource): Proposal[] {
  const prompt = normalText(source.prompt);
  const taken = new Set<string>(["value"]);
  const texts = named(chosen(prompt.slice(0, maxSought), source), taken);
  return [...texts, ...findSlots(source, taken)];
}

/** Finds that don't overlap: what was written as a slot before what is guessed; one shape decides the size. */
function chosen(prompt: string, { parameters }: ProposalSource): Find[] {
  const isJson = /^\s*[[{]\s*["{[]/u.test(prompt);
  const ratios = findRatios(prompt, parameters);
  const sought = [
    findArguments(prompt),
    findPlaceholders(prompt),
    isJson ? findJsonTexts(prompt) : findQuoted(prompt),
    findColours(prompt),
    ratios.length > 0 ? ratios : findOrientations(prompt),
    findOptions(prompt),
  ].flat();
  const found: Find[] = [];
  let size: Find | undefined;
  for (const find of sought) {
    if (found.some(({ range }) => find.range.start < range.end && range.start < find.range.end)) continue;
    if (!canBeTag(prompt, find)) continue;
    if (find.kind === "size") {
      size ??= find;
      if (find.text !== size.text) continue;
    }
    found.push(find);
  }
  return found.sort((one, other) => one.range.start - other.range.start);
}

/** `{` and `}` beside a tag would be read as braces of it. */
const canBeTag = (prompt: string, { range: { start, end } }: Find) =>
  prompt[start - 1] !== "{" && prompt[end] !== "}";

/** Finds that say the same under the same name become one variable in several places. */
function named(finds: readonly Find[], taken: Set<string>): TextProposal[] {
  const proposals = new Map<string, TextProposal>();
  for (const { range, wanted, ...find } of finds) {
    const isChinese = /\p{Script=Han}/u.test(find.text);
    const name = toName(wanted, isChinese ? "变量" : "variable");
    const key = `${find.kind} ${name} ${find.kind === "placeholder" ? "" : find.text}`;
    const same = proposals.get(key);
    if (same) {
      same.ranges.push(range);
      same.types = same.types.filter((type) => find.types.includes(type));
      if (!same.types.includes(same.type)) same.type = same.types[0] ?? "text";
    } else if (proposals.size < maxProposals)
      proposals.set(key, {
        ...find,
        id: `${find.kind}-${range.start}`,
        name: uniqueName(name, taken),
        ranges: [range],
      });
  }
  return [...proposals.values()];
}

/** The first picture is what is changed when it is masked or alone; the others are looked at. */
function findSlots({ references, mask }: ProposalSource, taken: Set<string>): SlotProposal[] {
  const hasBase = mask !== null || references.length === 1;
  const slots = references.map((imageId, index): SlotProposal => {
    const isBase = index === 0 && hasBase;
    return {
      id: `image-${index}`,
      kind: isBase ? "base" : "reference",
      name: uniqueName(isBase ? "photo" : "reference", taken),
      imageId,
      likely: true,
    };
  });
  if (mask === null || references.length === 0) return slots;
  return [
    ...slots,
    { id: "mask", kind: "mask", name: uniqueName("mask", taken), imageId: mask, likely: true },
  ];
}
