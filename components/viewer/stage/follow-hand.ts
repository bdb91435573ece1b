import { gripOf, type Point } from "#components/viewer/stage/zoom.ts";

/** What a hand on a picture may do, in places as whoever moves the picture counts them. */
export type Hand = {
  place(event: MouseEvent): Point;
  /** CSS selector of what has gestures of its own. */
  controls: string;
  /** Of the mouse: the main one, and the middle one where that pans too. */
  mostButton: 0 | 1;
  pan(from: Point, to: Point): void;
  zoom(factor: number, at: Point): void;
  /** A finger or button went down; `fingers`: how many are down now. */
  began?(event: PointerEvent, fingers: number): void;
  moved?(event: PointerEvent): void;
  ended?(event: PointerEvent): void;
};

/** One finger or the mouse pans, two fingers zoom where they are and pan. Stops with the signal. */
export function followHand(element: HTMLElement, hand: Hand, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  const onDown = (event: PointerEvent) => {
    const isControl = (event.target as Element).closest(hand.controls) !== null;
    if (event.button > hand.mostButton || isControl) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, hand.place(event));
    hand.began?.(event, pointers.size);
  };
  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const [one, other] = [...pointers.values()];
    pointers.set(event.pointerId, hand.place(event));
    const [next, last] = [...pointers.values()];
    if (!one || !other || !next || !last) hand.pan(before, hand.place(event));
    else {
      const [old, grip] = [gripOf(one, other), gripOf(next, last)];
      hand.zoom(grip.spread / old.spread, old.middle);
      hand.pan(old.middle, grip.middle);
    }
    hand.moved?.(event);
  };
  const onUp = (event: PointerEvent) => {
    if (pointers.delete(event.pointerId)) hand.ended?.(event);
  };
  element.addEventListener("pointerdown", onDown, { signal });
  element.addEventListener("pointermove", onMove, { signal });
  element.addEventListener("pointerup", onUp, { signal });
  element.addEventListener("pointercancel", onUp, { signal });
}
