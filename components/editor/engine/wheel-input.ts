import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { addListeners } from "#components/editor/engine/listeners.ts";

/** Safari's own pinch events on a trackpad. */
type SafariGesture = UIEvent & { scale: number; clientX: number; clientY: number };

const linePixels = 16;

/**
 * Wheel zooms at the pointer, with Ctrl or Alt it sizes the brush, with Shift it moves sideways. A trackpad's pinch comes
 * as a wheel with a Ctrl that nobody pressed, and zooms too. Returns how to stop.
 */
export function attachWheelInput(element: HTMLElement, engine: MaskEngine): () => void {
  let ctrlPressed = false;
  let pinched = 1;

  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const corner = element.getBoundingClientRect();
    return { x: clientX - corner.left, y: clientY - corner.top };
  };
  const watchKey = ({ ctrlKey, type }: KeyboardEvent) => {
    ctrlPressed = ctrlKey && type === "keydown";
  };

  function sizeBrush(turned: number): void {
    const { brush } = engine.store.getState();
    const steps = Math.sign(turned) * Math.max(1, Math.round(Math.abs(turned) / 100));
    const size = Math.round(brush.size * 1.1 ** -steps);
    const moved = size === brush.size ? size - Math.sign(steps) : size;
    engine.set({ brush: { ...brush, size: Math.min(2000, Math.max(1, moved)) } });
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePixels : 1;
    // Some browsers turn Shift+wheel sideways, some do not.
    const turned = (event.deltaY || event.deltaX) * unit;
    if ((event.ctrlKey && ctrlPressed) || event.altKey) sizeBrush(turned);
    else if (event.shiftKey) {
      const { view } = engine.store.getState();
      engine.look({ ...view, x: view.x - turned });
    } else {
      const strength = event.ctrlKey ? 0.01 : 0.0016;
      const bounded = Math.min(400, Math.max(-400, turned));
      engine.zoomAt(Math.exp(-bounded * strength), placeOf(event));
    }
  }

  const gestureStart = (event: Event) => {
    event.preventDefault();
    pinched = 1;
  };
  const gestureChange = (event: Event) => {
    event.preventDefault();
    const gesture = event as SafariGesture;
    engine.zoomAt(gesture.scale / pinched, placeOf(gesture));
    pinched = gesture.scale;
  };

  const stopWheel = addListeners(element, { wheel }, { passive: false });
  const stopGesture = addListeners(element, { gesturestart: gestureStart, gesturechange: gestureChange });
  const stopKeys = addListeners(window, { keydown: watchKey, keyup: watchKey }, { capture: true });
  return () => {
    stopWheel();
    stopGesture();
    stopKeys();
  };
}
