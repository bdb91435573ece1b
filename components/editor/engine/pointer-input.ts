import type { MaskEngine, Tool, View } from "#components/editor/engine/engine.ts";
import { createGesture, type Finger } from "#components/editor/engine/gesture.ts";
import type { Hand } from "#components/editor/engine/hand.ts";
import { addListeners } from "#components/editor/engine/listeners.ts";
import { pointsOf } from "#components/editor/engine/pointer-points.ts";
import {
  combinationBy,
  type ShapeSession,
  type ShapeTool,
  shapeTools,
} from "#components/editor/engine/shape-session.ts";
import type { Point } from "#lib/masks/mask.ts";

type Place = { x: number; y: number };

type Options = {
  /** Takes all pointers; its top left corner is the stage's. */
  element: HTMLElement;
  engine: MaskEngine;
  shapes: ShapeSession;
  /** Asks for a call of `flush` in the next frame. */
  requestFrame(): void;
  /** What takes the pointer in place of the tools now; null: nothing does. */
  hand(): Hand | null;
  /** Where the pointer hovers, in CSS pixels of the stage; null when it is gone. */
  hover(at: Place | null): void;
};

export type PointerInput = {
  /** Draws in what was collected since the last frame. */
  flush(): void;
  /** Points the hand has probably reached by now; drawn for show only. */
  readonly predicted: readonly Point[];
  /** While held, the pointer moves the picture. */
  holdPan(held: boolean): void;
  readonly panning: boolean;
  close(): void;
};

type Session =
  | { kind: "stroke"; id: number; pen: boolean; began: number; pressure: number }
  | { kind: "pan"; id: number; from: Place; view: View }
  | { kind: "resize"; id: number; from: Place; size: number; hardness: number }
  | { kind: "shape"; id: number }
  | { kind: "hand"; id: number; hand: Hand };

const penEraser = 32;
const slackPixels = 4;
/** A finger stroke this young is a gesture's first finger and is taken back. */
const abortMs = 300;

const isShape = (tool: Tool): tool is ShapeTool => (shapeTools as readonly Tool[]).includes(tool);

/** Turns pointers on the stage into strokes, shapes, picks and views. Nothing is drawn before `flush`. */
export function attachPointerInput(options: Options): PointerInput {
  const { element, engine, shapes, requestFrame, hand, hover } = options;
  let session: Session | null = null;
  let queue: Point[] = [];
  let predicted: readonly Point[] = [];
  let panHeld = false;
  let corner = element.getBoundingClientRect();
  const touches = new Map<number, Finger>();
  const gesture = createGesture({
    store: engine.store,
    look: engine.look,
    undo: () => (hand() ?? engine).undo(),
    redo: () => (hand() ?? engine).redo(),
  });

  const state = () => engine.store.getState();
  const placeOf = (event: MouseEvent): Place => ({
    x: event.clientX - corner.left,
    y: event.clientY - corner.top,
  });
  const spotOf = (event: MouseEvent): Place => {
    const { scale, x, y } = state().view;
    const place = placeOf(event);
    return { x: (place.x - x) / scale, y: (place.y - y) / scale };
  };
  const stanceOf = ({ shiftKey, altKey }: MouseEvent) => ({
    shift: shiftKey,
    alt: altKey,
    slack: slackPixels / state().view.scale,
  });

  function flush(): void {
    if (queue.length === 0) return;
    const points = queue;
    queue = [];
    engine.extendStroke(points);
  }

  function begin(next: Session): void {
    session = next;
    try {
      element.setPointerCapture(next.id);
    } catch {
      // The pointer is gone already: its end comes as an event of its own.
    }
  }

  /** Ends what is going on and keeps it. */
  function finish(event?: PointerEvent): void {
    const ended = session;
    session = null;
    predicted = [];
    if (ended?.kind === "stroke") {
      flush();
      engine.endStroke();
      requestFrame();
    } else if (ended?.kind === "shape" && event) shapes.up(spotOf(event), stanceOf(event));
    else if (ended?.kind === "hand" && event) ended.hand.up(spotOf(event), stanceOf(event));
    else if (ended?.kind === "hand") ended.hand.cancel();
  }

  function abort(): void {
    const ended = session;
    session = null;
    queue = [];
    predicted = [];
    if (ended?.kind === "stroke") {
      if (performance.now() - ended.began < abortMs) engine.cancelStroke();
      else engine.endStroke();
    } else if (ended?.kind === "shape") shapes.cancel();
    else if (ended?.kind === "hand") ended.hand.cancel();
  }

  function startPan(event: PointerEvent): void {
    begin({ kind: "pan", id: event.pointerId, from: placeOf(event), view: state().view });
  }

  function startStroke(event: PointerEvent, erases: boolean): void {
    const [point] = pointsOf([event], corner, state().view);
    if (!point) return;
    begin({
      kind: "stroke",
      id: event.pointerId,
      pen: event.pointerType !== "mouse",
      began: performance.now(),
      pressure: point.pressure,
    });
    engine.beginStroke(point, { erase: erases || event.altKey, line: event.shiftKey });
    requestFrame();
  }

  function startTool(event: PointerEvent): void {
    const { tool } = state();
    const other = hand();
    if (other) {
      begin({ kind: "hand", id: event.pointerId, hand: other });
      other.down(spotOf(event), stanceOf(event));
    } else if (tool === "brush" || tool === "eraser") {
      startStroke(event, tool === "eraser" || (event.buttons & penEraser) !== 0);
    } else if (isShape(tool)) {
      begin({ kind: "shape", id: event.pointerId });
      shapes.down(tool, spotOf(event), stanceOf(event));
    } else if (tool !== "pan") {
      const { shiftKey, altKey } = event;
      void engine.pick(tool, spotOf(event), combinationBy({ shift: shiftKey, alt: altKey }) ?? undefined);
    }
  }

  function startResize(event: PointerEvent): void {
    const { size, hardness } = state().brush;
    begin({ kind: "resize", id: event.pointerId, from: placeOf(event), size, hardness });
  }

  /** True if the finger belongs to a gesture, or to a hand that rests while a pen paints. */
  function isTaken(event: PointerEvent): boolean {
    if (event.pointerType !== "touch") return false;
    if (session?.kind === "stroke" && session.pen && !touches.has(session.id)) return true;
    touches.set(event.pointerId, placeOf(event));
    if (touches.size < 2) return false;
    abort();
    gesture.fingers(touches);
    return true;
  }

  function down(event: PointerEvent): void {
    corner = element.getBoundingClientRect();
    element.closest<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
    if (isTaken(event) || session) return;
    event.preventDefault();
    const { tool, penMode } = state();
    const isFinger = event.pointerType === "touch";
    const pans = tool === "pan" && !hand();
    if (panHeld || event.button === 1 || pans || (penMode && isFinger)) startPan(event);
    else if (event.button === 2 && event.altKey) startResize(event);
    else if (event.button === 0 || (event.buttons & penEraser) !== 0) startTool(event);
  }

  function hoverAt(event: PointerEvent): void {
    if (!session) corner = element.getBoundingClientRect();
    // While it is sized the ring stays where it was.
    if (event.pointerType !== "touch" && session?.kind !== "resize") hover(placeOf(event));
  }

  function move(event: PointerEvent): void {
    hoverAt(event);
    if (touches.has(event.pointerId)) touches.set(event.pointerId, placeOf(event));
    if (gesture.active && touches.has(event.pointerId)) gesture.move(touches);
    else if (session?.id === event.pointerId) moveIn(session, event);
    else if (!session && hand()) hand()?.move([spotOf(event)], stanceOf(event));
    else if (!session && shapes.draft) shapes.move([spotOf(event)], stanceOf(event));
  }

  function moveIn(moved: Session, event: PointerEvent): void {
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const samples = coalesced.length > 0 ? coalesced : [event];
    if (moved.kind === "stroke") {
      const points = pointsOf(samples, corner, state().view);
      queue.push(...points);
      moved.pressure = points.at(-1)?.pressure ?? moved.pressure;
      // A mouse is followed by its own ring, which a guessed tip would only run ahead of.
      if (moved.pen) predicted = pointsOf(event.getPredictedEvents?.() ?? [], corner, state().view);
      requestFrame();
    } else if (moved.kind === "shape") shapes.move(samples.map(spotOf), stanceOf(event));
    else if (moved.kind === "hand") moved.hand.move(samples.map(spotOf), stanceOf(event));
    else drag(moved, placeOf(event));
  }

  function drag(dragging: Extract<Session, { kind: "pan" | "resize" }>, at: Place): void {
    const dx = at.x - dragging.from.x;
    const dy = at.y - dragging.from.y;
    if (dragging.kind === "pan") {
      engine.look({ ...dragging.view, x: dragging.view.x + dx, y: dragging.view.y + dy });
    } else {
      const { brush, view } = state();
      const size = Math.min(2000, Math.max(1, dragging.size + (2 * dx) / view.scale));
      const hardness = Math.min(1, Math.max(0, dragging.hardness - dy / 200));
      engine.set({ brush: { ...brush, size: Math.round(size), hardness } });
    }
  }

  function up(event: PointerEvent): void {
    if (touches.delete(event.pointerId) && gesture.active) {
      if (touches.size === 0) gesture.end();
      else gesture.fingers(touches);
      return;
    }
    if (session?.id !== event.pointerId) return;
    if (session.kind === "stroke" && event.type === "pointerup") {
      // The last point counts too; a jump between the last move and the release belongs to the stroke.
      const [point] = pointsOf([event], corner, state().view, session.pressure);
      if (point) queue.push(point);
    }
    finish(event.type === "pointerup" ? event : undefined);
  }

  const doubled = () => {
    if (hand()) hand()?.finish();
    else if (shapes.draft && "points" in shapes.draft) shapes.finish();
  };
  const prevent = (event: Event) => {
    if (event.cancelable) event.preventDefault();
  };

  element.style.touchAction = "none";
  const stopPointers = addListeners(element, {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: up,
    lostpointercapture: up,
    pointerleave: () => hover(null),
    dblclick: doubled,
    contextmenu: prevent,
  });
  // Or a tablet takes strokes for handwriting.
  const stopTouches = addListeners(element, { touchstart: prevent, touchmove: prevent }, { passive: false });

  return {
    flush,
    get predicted() {
      return predicted;
    },
    holdPan(held) {
      panHeld = held;
      if (held && session?.kind === "stroke") finish();
    },
    get panning() {
      return panHeld || session?.kind === "pan" || (state().tool === "pan" && !hand());
    },
    close() {
      finish();
      stopPointers();
      stopTouches();
    },
  };
}
