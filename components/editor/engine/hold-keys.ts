import type { MaskEngine } from "#components/editor/engine/engine.ts";
import type { ShapeSession } from "#components/editor/engine/shape-session.ts";

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
  function handle(event: KeyboardEvent): boolean {
    if (event.key === " ") {
      if (engine.store.getState().crosshair) return false;
      if (!event.repeat) holdPan(true);
    } else if (!shapes.draft) return false;
    else if (event.key === "Enter") shapes.finish();
    else if (event.key === "Escape") shapes.cancel();
    else if (event.key === "Backspace") shapes.removeCorner();
    else return false;
    return true;
  }

  const keydown = (event: KeyboardEvent) => {
    const target = event.target as Node | null;
    const isHere = target === document.body || (target !== null && home.contains(target));
    if (!isHere || event.isComposing || event.ctrlKey || event.metaKey || !handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const keyup = (event: KeyboardEvent) => {
    if (event.key === " ") holdPan(false);
  };
  const release = () => holdPan(false);

  // Before those of the page, which would take Enter for something else.
  window.addEventListener("keydown", keydown, { capture: true });
  window.addEventListener("keyup", keyup, { capture: true });
  window.addEventListener("blur", release);
  return () => {
    window.removeEventListener("keydown", keydown, { capture: true });
    window.removeEventListener("keyup", keyup, { capture: true });
    window.removeEventListener("blur", release);
  };
}
