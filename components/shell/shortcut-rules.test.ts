import { parseKeybinding } from "tinykeys";
import { describe, expect, it } from "vitest";
import { isSingleKey, mayRun, takesText, toBinding } from "#components/shell/shortcut-rules.ts";

const calm = {
  press: { isComposing: false, keyCode: 67, defaultPrevented: false },
  target: { tagName: "BODY" },
  modal: false,
  scopes: [] as string[],
  singleKeysOn: true,
};
const inText = { ...calm, target: { tagName: "TEXTAREA" } };

describe("a shortcut", () => {
  it("never runs while an input method composes, nor on the keyCode 229 that ends it", () => {
    const keys = { keys: "Mod+Enter" };
    expect(mayRun(keys, calm)).toBe(true);
    expect(mayRun(keys, { ...calm, press: { ...calm.press, isComposing: true } })).toBe(false);
    expect(mayRun(keys, { ...calm, press: { ...calm.press, keyCode: 229 } })).toBe(false);
  });
  it("of a single key stays silent where letters become text; with Mod or Alt it works there", () => {
    expect(mayRun({ keys: "C" }, inText)).toBe(false);
    expect(mayRun({ keys: "G C" }, inText)).toBe(false);
    expect(mayRun({ keys: "Shift+C" }, inText)).toBe(false);
    expect(mayRun({ keys: "Mod+K" }, inText)).toBe(true);
    expect(mayRun({ keys: "Alt+ArrowUp" }, inText)).toBe(true);
    expect(mayRun({ keys: "C" }, { ...calm, target: { tagName: "INPUT", type: "radio" } })).toBe(true);
  });
  it("of a single key can be switched off, others not", () => {
    expect(mayRun({ keys: "?" }, { ...calm, singleKeysOn: false })).toBe(false);
    expect(mayRun({ keys: "Mod+K" }, { ...calm, singleKeysOn: false })).toBe(true);
  });
  it("of a scope works only with the focus inside it; a dialog silences all others", () => {
    const scoped = { keys: "Mod+Enter", scope: "composer" };
    expect(mayRun(scoped, calm)).toBe(false);
    expect(mayRun(scoped, { ...calm, scopes: ["composer"] })).toBe(true);
    expect(mayRun({ keys: "Mod+K" }, { ...calm, modal: true })).toBe(false);
    expect(mayRun(scoped, { ...calm, modal: true, scopes: ["composer"] })).toBe(true);
  });
  it("that somebody else has answered is left alone", () => {
    expect(mayRun({ keys: "Mod+K" }, { ...calm, press: { ...calm.press, defaultPrevented: true } })).toBe(
      false,
    );
  });
});

it("shortcuts reach tinykeys in its own words", () => {
  expect(toBinding("Mod+Shift+K")).toBe("$mod+Shift+K");
  expect(toBinding("G C")).toBe("G C");
  expect(toBinding("?")).toBe("[Shift]+?");
  expect(toBinding("Mod+.")).toBe("$mod+[Shift]+.");
  expect(parseKeybinding(toBinding("Mod+."))[0]?.[2]).toBe(".");
  expect(parseKeybinding(toBinding("?"))).toEqual([[[], ["Shift"], "?"]]);
});

it("knows which shortcuts have no modifier and which fields take text", () => {
  expect(["?", "C", "G C", "Shift+C"].map(isSingleKey)).toEqual([true, true, true, true]);
  expect(["Mod+K", "Alt+J", "Mod+Shift+."].map(isSingleKey)).toEqual([false, false, false]);
  expect(takesText({ tagName: "INPUT" })).toBe(true);
  expect(takesText({ tagName: "DIV", isContentEditable: true })).toBe(true);
  expect(takesText({ tagName: "INPUT", type: "checkbox" })).toBe(false);
});
