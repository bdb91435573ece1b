import type { KeyboardEvent } from "react";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { steppedHardness, steppedSize } from "#components/editor/keys/brush-steps.ts";
import { zoomStep } from "#components/editor/keys/zoom-step.ts";
import type { Layer } from "#components/editor/layers/layer.ts";
import { takesText } from "#components/shell/shortcut-rules.ts";
import { singleKeys } from "#components/shell/single-keys.ts";
import { isComposing } from "#components/ui/is-composing.ts";

const textKeys = new Set(["z", "y", "a", "i", "d"]);

/**
 * What the list of shortcuts cannot do: keys that are held. Text fields keep their own undo and select-all. True when
 * the key was taken.
 */
export function pressEditorKey(event: KeyboardEvent, engine: MaskEngine, layer: Layer): boolean {
  if (isComposing(event.nativeEvent)) return false;
  const isInText = takesText(event.target as HTMLElement);
  if (event.ctrlKey || event.metaKey) {
    if (isInText && textKeys.has(event.key.toLowerCase())) event.stopPropagation();
    return false;
  }
  if (isInText || event.altKey || !singleKeys.now()) return false;
  if (peek(event, engine) || zoom(event, engine)) return true;
  return layer === "mask" && (takeGradient(event, engine) || repeatBrush(event, engine));
}

const isPeekKey = ({ code, key }: KeyboardEvent) => code === "Backslash" || key === "\\";

function peek(event: KeyboardEvent, engine: MaskEngine): boolean {
  if (!isPeekKey(event)) return false;
  if (!event.repeat) engine.set({ peeking: true });
  return true;
}

/** "G" begins the studio's own sequences ("G C"); here it is a tool, and the letter after it another. */
function takeGradient(event: KeyboardEvent, engine: MaskEngine): boolean {
  if (event.key.toLowerCase() !== "g" || event.shiftKey) return false;
  engine.set({ tool: "gradient" });
  event.stopPropagation();
  return true;
}

/** Shift+= is the "+" of many keyboards; the number pad has its own. The plain keys are commands. */
function zoom({ code, shiftKey, repeat }: KeyboardEvent, engine: MaskEngine): boolean {
  const isIn = code === "NumpadAdd" || (code === "Equal" && (shiftKey || repeat));
  const isOut = code === "NumpadSubtract" || (code === "Minus" && repeat);
  if (isIn || isOut) engine.zoomAt(isIn ? zoomStep : 1 / zoomStep);
  return isIn || isOut;
}

/** Held down, the brackets go on; their first press is a command of its own. */
function repeatBrush({ code, shiftKey, repeat }: KeyboardEvent, engine: MaskEngine): boolean {
  const direction = ({ BracketLeft: -1, BracketRight: 1 } as const)[code];
  if (!direction || !repeat) return false;
  const { brush } = engine.store.getState();
  const change = shiftKey
    ? { hardness: steppedHardness(brush.hardness, direction) }
    : { size: steppedSize(brush.size, direction, engine.picture) };
  engine.set({ brush: { ...brush, ...change } });
  return true;
}

/** The end of a hold. */
export function releaseEditorKey(event: KeyboardEvent, engine: MaskEngine): void {
  if (isPeekKey(event) && engine.store.getState().peeking) engine.set({ peeking: false });
}
