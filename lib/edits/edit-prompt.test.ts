import { describe, expect, it } from "vitest";
import { planEdit } from "#lib/compositing/plan-edit.ts";
import { wayOfMarkup } from "#lib/compositing/way-of-markup.ts";
import { areaInWords, editPrompt } from "#lib/edits/edit-prompt.ts";
import type { EditPlan, Outset } from "#lib/edits/view.ts";
import { families } from "#lib/models/families.ts";
import { readPrompt } from "#lib/simulator/picture/read-prompt.ts";

const bounds = { x: 100, y: 700, width: 200, height: 100 };
const none: Outset = { left: 0, top: 0, right: 0, bottom: 0 };

const plan = (over: { maskTaken?: boolean; markup?: EditPlan["markup"]; outset?: Outset } = {}) =>
  planEdit({
    source: { width: 1000, height: 1000 },
    outset: none,
    bounds,
    sizes: families["1.5"].sizes,
    context: 4,
    maskTaken: true,
    markup: "none",
    ...over,
  });

describe("what is sent for an edit", () => {
  it("is the person's words, the mask and that the rest stays", () => {
    const text = editPrompt("  a red kite ", { bounds, plan: plan() });
    expect(
      text?.startsWith("a red kite\n\nChange only the open area of the mask. Keep everything else"),
    ).toBe(true);
  });

  it("says in words where to change when the model takes no mask", () => {
    const shown = plan({ maskTaken: false });
    expect(shown.maskSent).toBe(false);
    expect(areaInWords(bounds, shown)).toBe(
      "the lower left, from 10 % to 30 % of the width and from 70 % to 80 % of the height",
    );
    expect(editPrompt("a kite", { bounds, plan: shown })).toContain(
      "Change only this area of the first image: the lower left",
    );
  });

  it("explains marks and new ground", () => {
    expect(editPrompt("a kite", { bounds: null, plan: plan({ markup: "field" }) })).toContain(
      "The markup points at",
    );
    expect(editPrompt("a kite", { bounds, plan: plan({ markup: "burned" }) })).toContain(
      "The last image shows the first",
    );
    const outset = { ...none, right: 200, top: 10 };
    expect(editPrompt("a kite", { bounds, plan: plan({ outset }) })).toContain("at its edge (top, right)");
  });

  it("is nothing but the person's words for the whole picture", () => {
    expect(editPrompt("a kite", { bounds: null, plan: plan() })).toBeNull();
  });

  it("adds nothing that could be drawn", () => {
    for (const over of [
      {},
      { maskTaken: false },
      { markup: "burned" as const },
      { outset: { ...none, left: 9 } },
    ]) {
      const sent = editPrompt("a fox", { bounds, plan: plan(over) }) ?? "";
      const { items, scene, styles, texts, weather } = readPrompt(sent);
      const alone = readPrompt("a fox");
      expect({ items: items.length, scene, styles, texts, weather }).toEqual({
        items: alone.items.length,
        scene: alone.scene,
        styles: alone.styles,
        texts: alone.texts,
        weather: alone.weather,
      });
    }
  });
});

describe("mask and markup", () => {
  it("exclude each other: the mask wins where the model takes one", () => {
    expect(wayOfMarkup({ mask: true, markup: true }, true)).toBe("burned");
    expect(wayOfMarkup({ mask: true, markup: true }, false)).toBe("field");
    expect(wayOfMarkup({ mask: false, markup: true }, true)).toBe("field");
    expect(wayOfMarkup({ mask: true, markup: false }, false)).toBe("burned");
  });
});
