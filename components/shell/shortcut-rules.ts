import { isComposing } from "#components/ui/is-composing.ts";
import type { Command } from "./command-registry.ts";

const textTypes = new Set([
  "text",
  "search",
  "url",
  "tel",
  "email",
  "password",
  "number",
  "date",
  "time",
  "datetime-local",
  "month",
  "week",
]);

/** What of a key press the rules look at. */
export type KeyPress = Pick<KeyboardEvent, "isComposing" | "keyCode" | "defaultPrevented">;

/** What of the focused element they look at. */
export type KeyTarget = { tagName: string; type?: string; isContentEditable?: boolean };

/** Whether letters typed here become text. */
export function takesText({ tagName, type, isContentEditable }: KeyTarget): boolean {
  if (isContentEditable) return true;
  const tag = tagName.toLowerCase();
  return tag === "textarea" || tag === "select" || (tag === "input" && textTypes.has(type ?? "text"));
}

/** "?" and "G C" are; "Mod+K" and "Alt+ArrowUp" are not (WCAG 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return !keys.split(" ").some((chord) => /(^|\+)(Mod|Control|Meta|Alt)\+/.test(chord));
}

/** The same shortcut in tinykeys' words. Signs may need Shift on some keyboards, so there it is optional. */
export function toBinding(keys: string): string {
  return keys
    .split(" ")
    .map((chord) => {
      const parts = chord.split(/(?<=\w)\+/);
      const sign = parts.pop() ?? "";
      // With Shift a sign is another sign; its key is the same.
      const key = sign === "." && parts.includes("Shift") ? "Period" : sign;
      const modifiers = parts.map((part) => (part === "Mod" ? "$mod" : part));
      if (/^[^\p{L}\p{N}]$/u.test(key) && !modifiers.includes("Shift")) modifiers.push("[Shift]");
      return [...modifiers, key].join("+");
    })
    .join(" ");
}

type Situation = {
  press: KeyPress;
  target: KeyTarget;
  /** A modal dialog is open: only what belongs to a scope inside it works. */
  modal: boolean;
  /** The scopes around the focus. */
  scopes: readonly string[];
  singleKeysOn: boolean;
};

/** Whether a matching shortcut may run now. */
export function mayRun({ keys = "", scope }: Pick<Command, "keys" | "scope">, situation: Situation): boolean {
  const { press, target, modal, scopes, singleKeysOn } = situation;
  if (press.defaultPrevented || isComposing(press)) return false;
  if (scope ? !scopes.includes(scope) : modal) return false;
  return !isSingleKey(keys) || (singleKeysOn && !takesText(target));
}
