import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { addListeners } from "#components/editor/engine/listeners.ts";
import type { ShapeSession } from "#components/editor/engine/shape-session.ts";
import { takesText } from "#components/shell/shortcut-rules.ts";

type Options = {
  /** Keys count while the focus is in there, or nowhere. */
  home: HTMLElement;
  engine: MaskEngine;
  shapes: ShapeSession;
  holdPan(held: boolean): void;
};

/**
 * Keys that belong to what the pointer does: held Space pans; a shape that is begun takes Enter to apply it, Escape to
 * give it up, Backspace to take its newest corner back. Without a shape, and while the keyboard's own crosshair is
 * shown, all of them are left to others. Returns how to stop.
 */
export function attachHoldKeys({ home, engine, shapes, holdPan }: Options): () => void {
  function pan(event: KeyboardEvent): boolean {
    if (engine.store.getState().crosshair) return false;
    if (!event.repeat) holdPan(true);
    return true;
  }

  function handle(event: KeyboardEvent): boolean {
    if (event.key === " ") return pan(event);
    const act = ofShapes[event.key];
    if (!shapes.draft || !act) return false;
    act();
    return true;
  }

  const ofShapes: Readonly<Record<string, () => void>> = {
    Enter: shapes.finish,
    Escape: shapes.cancel,
    Backspace: shapes.removeCorner,
  };
  const keydown = (event: KeyboardEvent) => {
    const target = event.target as Node | null;
    const isText = target instanceof HTMLElement && takesText(target);
    const isHere = target === document.body || (target !== null && home.contains(target) && !isText);
    if (!isHere || event.isComposing || event.ctrlKey || event.metaKey || !handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const keyup = (event: KeyboardEvent) => {
    if (event.key === " ") holdPan(false);
  };
  // Before those of the page, which would take Enter for something else.
  return addListeners(window, { keydown, keyup, blur: () => holdPan(false) }, { capture: true });
}
