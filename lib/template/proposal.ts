import type { DrawParameters } from "#lib/images/parameters.ts";
import type { EnumOption, VariableType } from "#lib/template/content.ts";

/** What a run was made of. `references` and `mask` are image ids; the first reference is what a mask belongs to. */
export type ProposalSource = {
  prompt: string;
  parameters: DrawParameters;
  count: number;
  references: readonly string[];
  mask: string | null;
};

/** UTF-16 offsets in the prompt in its stored form (`normalText`). */
export type TextRange = { start: number; end: number };

/** Words of the prompt that could be a variable. */
export type TextProposal = {
  id: string;
  kind: "size" | "renderedText" | "colour" | "argument" | "placeholder" | "option";
  /** All places it stands in, in their order, never overlapping those of another proposal. */
  ranges: TextRange[];
  /** What stands there. */
  text: string;
  name: string;
  type: VariableType;
  /** What it can be typed as without changing a letter of the prompt. */
  types: VariableType[];
  /** The variable's default; null where the text only holds the place. */
  default: string | null;
  options: EnumOption[];
  /** False where it is only a guess, better offered than taken. */
  likely: boolean;
};

/** A picture of the run that could be a slot. */
export type SlotProposal = {
  id: string;
  kind: "base" | "reference" | "mask";
  name: string;
  imageId: string;
  likely: true;
};

export type Proposal = TextProposal | SlotProposal;

/** What somebody decided about one proposal; without a decision it is taken as proposed if it is likely. */
export type ProposalDecision = {
  accepted: boolean;
  name?: string;
  type?: VariableType;
  role?: "base" | "reference";
};

/** A find before it has its name. */
export type Find = Omit<TextProposal, "id" | "name" | "ranges"> & { range: TextRange; wanted: string };
