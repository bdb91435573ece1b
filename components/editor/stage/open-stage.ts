import type Konva from "konva/lib/Core.js";
import type { Image } from "konva/lib/shapes/Image.js";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import type { Hand } from "#components/editor/engine/hand.ts";
import { attachHoldKeys } from "#components/editor/engine/hold-keys.ts";
import { attachPointerInput } from "#components/editor/engine/pointer-input.ts";
import { createShapeSession, type Shape } from "#components/editor/engine/shape-session.ts";
import { attachWheelInput } from "#components/editor/engine/wheel-input.ts";
import { createStageCursor } from "#components/editor/stage/stage-cursor.ts";
import { drawDraft } from "#components/editor/stage/stage-drawings.ts";
import { createStagePainter } from "#components/editor/stage/stage-painter.ts";
import type { Combination } from "#lib/masks/mask.ts";

/** Elements and nodes that the component made. */
export type StageParts = {
  root: HTMLElement;
  /** Takes the pointers. */
  surface: HTMLElement;
  ring: HTMLElement;
  crosshair: HTMLElement;
  stage: Konva.Stage;
  picture: Image;
  mask: Image;
  /** In picture coordinates: what is put into the stage from outside. */
  overlay: Konva.Group;
  /** In screen coordinates: the shape that is being drawn. */
  drawings: Konva.Shape;
};

export type OpenStage = { close(): void };

const marchMs = 80;

/** Brings a stage to life: input, drawing, cursor, size. All of it by hand, none of it through React. */
export function openStage(engine: MaskEngine, parts: StageParts, hand: () => Hand | null): OpenStage {
  const { root, surface, stage, drawings } = parts;
  let march = 0;
  let marching: ReturnType<typeof setInterval> | null = null;

  const shapes = createShapeSession(apply, showDraft);
  const painter = createStagePainter(engine, () => pointer, {
    picture: parts.picture,
    mask: parts.mask,
    groups: [parts.overlay],
    follow: () => cursor.update(),
  });
  const pointer = attachPointerInput({
    element: surface,
    engine,
    shapes,
    requestFrame: painter.requestFrame,
    hand,
    hover(at) {
      cursor.hover(at);
      moveCursor();
    },
  });
  const cursor = createStageCursor(engine, parts, { panning: () => pointer.panning, hand });
  const stopWheel = attachWheelInput(root, engine);
  const stopKeys = attachHoldKeys({
    home: surface.closest<HTMLElement>("[tabindex]") ?? root,
    engine,
    shapes,
    holdPan(held) {
      pointer.holdPan(held);
      moveCursor();
    },
  });

  const moveCursor = () => painter.moveBeside(cursor.update);

  function apply(shape: Shape, combine: Combination | null): void {
    const { combination } = engine.store.getState();
    if (shape.kind === "polygon") engine.addPolygon(shape.points, combine ?? combination);
    else if (shape.kind === "gradient") engine.addGradient(shape.from, shape.to, combine ?? combination);
    else engine.addRegion({ ...shape, feather: 0, combination: combine ?? combination });
  }

  function showDraft(): void {
    drawings.getLayer()?.batchDraw();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (shapes.draft && !marching && !still) {
      marching = setInterval(() => {
        march = (march + 1) % 1000;
        drawings.getLayer()?.batchDraw();
      }, marchMs);
    } else if (!shapes.draft && marching) {
      clearInterval(marching);
      marching = null;
    }
  }

  drawings.sceneFunc((context) => {
    const { view } = engine.store.getState();
    if (shapes.draft) drawDraft(context._context, shapes.draft, view, march);
  });

  const stopWatching = engine.store.subscribe((now, before) => {
    if (now.tool !== before.tool && shapes.draft) shapes.cancel();
    if (now.tool !== before.tool || now.brush !== before.brush || now.crosshair !== before.crosshair)
      moveCursor();
  });

  function measure(): void {
    const pixelRatio = window.devicePixelRatio || 1;
    // Whole device pixels, or the browser would stretch the canvases by a fraction of one.
    const whole = (length: number) => Math.max(1, Math.floor(length * pixelRatio + 0.01)) / pixelRatio;
    const next = { width: whole(root.clientWidth), height: whole(root.clientHeight) };
    if (root.clientWidth === 0 || root.clientHeight === 0) return;
    for (const layer of stage.getLayers()) layer.getCanvas().setPixelRatio(pixelRatio);
    stage.size(next);
    // Nothing on these two is ever hit; the canvas to find it out by would take as much memory as what is seen.
    for (const node of [parts.picture, parts.mask]) node.getLayer()?.getHitCanvas().setSize(1, 1);
    engine.setViewport({ ...next, pixelRatio });
    painter.resize({ ...next, pixelRatio });
  }
  const observer = new ResizeObserver(measure);
  observer.observe(root);
  const stopRatio = watchPixelRatio(measure);
  measure();

  return {
    close() {
      observer.disconnect();
      stopRatio();
      stopWatching();
      if (marching) clearInterval(marching);
      stopKeys();
      stopWheel();
      pointer.close();
      painter.close();
    },
  };
}

/** Calls back when the window moves to another screen or the page is zoomed. */
function watchPixelRatio(changed: () => void): () => void {
  let query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const hear = () => {
    query.removeEventListener("change", hear);
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", hear);
    changed();
  };
  query.addEventListener("change", hear);
  return () => query.removeEventListener("change", hear);
}
