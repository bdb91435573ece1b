import { describe, expect, it } from "vitest";
import { firstCase } from "#components/library/save/first-case.ts";
import { markedPrompt } from "#components/library/save/marked-prompt.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import { applyProposals } from "#lib/template/apply-proposals.ts";
import type { ProposalSource } from "#lib/template/proposal.ts";
import { proposeTemplate } from "#lib/template/propose.ts";

const source: ProposalSource = {
  prompt: 'A 16:9 poster that says "Hello 你好" on #d62828, and again #d62828',
  parameters: { ...defaultParameters, size: "1536x864" },
  count: 1,
  references: ["img_photo"],
  mask: "img_mask",
};

describe("a prompt with its proposals", () => {
  it("is the prompt again when its parts are joined, and marks every place", () => {
    const proposals = proposeTemplate(source).proposals;
    const parts = markedPrompt(source.prompt, proposals);
    expect(parts.map(({ text }) => text).join("")).toBe(source.prompt);
    const marked = parts.filter(({ proposal }) => proposal).map(({ text }) => text);
    expect(marked).toContain("16:9");
    expect(marked.filter((text) => text === "#d62828")).toHaveLength(2);
    expect(markedPrompt("nothing in it", [])).toEqual([{ start: 0, text: "nothing in it", proposal: null }]);
    expect(markedPrompt("", [])).toEqual([]);
  });

  it("makes the first test case of what the picture was made of, under the names that were chosen", () => {
    const proposals = proposeTemplate(source).proposals;
    const photo = proposals.find(({ kind }) => kind === "base");
    const decisions = { [photo?.id ?? ""]: { accepted: true, name: "产品图" } };
    const content = applyProposals(source, decisions);
    const made = firstCase(content, proposals, decisions);
    expect(made?.slots).toMatchObject({ 产品图: ["img_photo"], mask: ["img_mask"] });
    expect(Object.values(made?.values ?? {})).toContain("#d62828");
    expect(Object.keys(made?.values ?? {}).sort()).toEqual(content.variables.map(({ name }) => name).sort());
  });

  it("makes none while a placeholder has no value", () => {
    const held = { ...source, prompt: "A portrait of [NAME]", references: [], mask: null };
    const proposals = proposeTemplate(held).proposals;
    const decisions = Object.fromEntries(proposals.map(({ id }) => [id, { accepted: true }]));
    expect(proposals.length).toBeGreaterThan(0);
    expect(firstCase(applyProposals(held, decisions), proposals, decisions)).toBeNull();
  });
});
