import type Konva from "konva/lib/Core.js";
import type { Image } from "konva/lib/shapes/Image.js";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { createPictureLevels } from "#components/editor/engine/picture-levels.ts";
import type { PointerInput } from "#components/editor/engine/pointer-input.ts";
import { createViewCompositor } from "#components/editor/engine/view-compositor.ts";
import type { Viewport } from "#components/editor/engine/viewport.ts";
import { createFramePace } from "#components/editor/stage/frame-pace.ts";

/** The nodes of the stage that are drawn to by hand, and what else follows the view. */
export type PainterParts = {
  picture: Image;
  mask: Image;
  /** Groups in picture coordinates, above the mask. */
  groups: readonly Konva.Group[];
  /** Called in every frame that is drawn, after the view has been moved: moves what `moveBeside` did not. */
  follow(): void;
};

export type StagePainter = {
  requestFrame(): void;
  /** Moves what is no part of the canvas: at once, or after the next frame if that one is left out. */
  moveBeside(move: () => void): void;
  resize(viewport: Viewport): void;
  close(): void;
};

/** When nothing moved for so long, what was drawn coarsely is drawn in full. */
const settleMs = 120;
/** And in pieces, so that the hand may come back any time. */
const refineMs = 3;

/**
 * Draws picture and mask, in one frame and outside of React. The mask lies in one canvas of the view's size; what changed
 * in it is put there and straight into the layer, where Konva would put the same pixels when it redraws.
 */
export function createStagePainter(
  engine: MaskEngine,
  input: () => PointerInput | null,
  parts: PainterParts,
): StagePainter {
  const compositor = createViewCompositor(engine.mask, engine.census);
  const canvas = document.createElement("canvas");
  const own = contextOf(canvas);
  const levels = createPictureLevels(engine.picture.bitmap, () => {
    pictureStale = true;
    requestFrame();
  });
  const pace = createFramePace();
  /** What is posted in a frame arrives when the page is done with it, its layout and painting included. */
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = ({ data }: MessageEvent<number>) => pace.drawn(data, performance.now());
  let pixelRatio = 1;
  let frame = 0;
  let settle: ReturnType<typeof setTimeout> | null = null;
  let viewStale = true;
  let pictureStale = true;
  let tipped = false;

  const layerContext = () => parts.mask.getLayer()?.getNativeCanvasElement().getContext("2d") ?? null;
  const targets = () => {
    const layer = layerContext();
    return layer ? [own, layer] : [own];
  };

  function requestFrame(): void {
    if (!frame) frame = requestAnimationFrame(paintFrame);
  }

  function movePicture(): void {
    const { scale, x, y } = engine.store.getState().view;
    const { width, height } = engine.picture;
    parts.picture.setAttrs({
      image: levels.at(scale * pixelRatio),
      x,
      y,
      width,
      height,
      scaleX: scale,
      scaleY: scale,
    });
    const layer = parts.picture.getLayer();
    layer?.imageSmoothingEnabled(scale * pixelRatio < 2);
    layer?.drawScene();
    for (const group of parts.groups) group.setAttrs({ x, y, scaleX: scale, scaleY: scale });
    for (const layerOfGroups of new Set(parts.groups.map((group) => group.getLayer()))) layerOfGroups?.draw();
  }

  function paintFrame(time: number): void {
    frame = 0;
    if (pace.rests(time)) {
      requestFrame();
      return;
    }
    paint();
    afterFrame.port2.postMessage(time);
  }

  function paint(): void {
    input()?.flush();
    if (viewStale || pictureStale) {
      compositor.look(engine.store.getState().view);
      movePicture();
      viewStale = false;
      pictureStale = false;
    }
    parts.follow();
    if (tipped) untip();
    if (compositor.stale) paintMask();
    tip();
  }

  function paintMask(): void {
    compositor.paint(targets());
    if (settle) clearTimeout(settle);
    settle = compositor.coarse ? setTimeout(refine, settleMs) : null;
  }

  function refine(): void {
    settle = null;
    if (engine.stroking) settle = setTimeout(refine, settleMs);
    else if (compositor.refine(targets(), refineMs)) settle = setTimeout(refine);
  }

  /** The guessed end of the stroke goes to the screen only, and the next frame wipes it away. */
  function tip(): void {
    const points = input()?.predicted ?? [];
    const layer = layerContext();
    if (points.length === 0 || !engine.stroking || !layer) return;
    engine.withTip(points, (area) => {
      compositor.show(area, [layer]);
      tips.push(area);
      tipped = true;
    });
  }

  const tips: Parameters<typeof compositor.invalidate>[0][] = [];
  function untip(): void {
    for (const area of tips) compositor.invalidate(area);
    tips.length = 0;
    tipped = false;
  }

  const stopListening = engine.listen((area) => {
    compositor.invalidate(area);
    requestFrame();
  });
  const stopWatching = engine.store.subscribe((now, before) => {
    if (now.view !== before.view) viewStale = true;
    const dressed = now.overlay !== before.overlay || now.peeking !== before.peeking;
    if (dressed) dress();
    // What is exact now may have been called mixed while it was drawn.
    if (viewStale || dressed) requestFrame();
  });

  function dress(): void {
    const { overlay, peeking } = engine.store.getState();
    compositor.dress(peeking ? { ...overlay, style: "hidden" } : overlay);
  }
  dress();

  return {
    requestFrame,
    moveBeside(move) {
      if (pace.resting) return requestFrame();
      move();
      pace.moved();
    },
    resize(viewport) {
      pixelRatio = viewport.pixelRatio;
      canvas.width = Math.max(1, Math.round(viewport.width * pixelRatio));
      canvas.height = Math.max(1, Math.round(viewport.height * pixelRatio));
      parts.mask.setAttrs({ image: canvas, width: viewport.width, height: viewport.height });
      compositor.resize(canvas.width, canvas.height, pixelRatio);
      viewStale = true;
      // At once: the browser has emptied the canvases and would show that for a frame.
      if (frame) cancelAnimationFrame(frame);
      frame = 0;
      paint();
    },
    close() {
      if (frame) cancelAnimationFrame(frame);
      if (settle) clearTimeout(settle);
      stopListening();
      stopWatching();
      levels.close();
      afterFrame.port1.close();
    },
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  // Kept in main memory: it is written to in small pieces and never read by the compositor itself.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("The browser gives no 2D canvas.");
  return context;
}
