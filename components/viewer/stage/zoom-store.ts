import { createStore, type StoreApi } from "zustand/vanilla";
import {
  clamped,
  fitScale,
  fitted,
  nextLevel,
  type Point,
  panned,
  type Size,
  type View,
  zoomedAt,
} from "#components/viewer/stage/zoom.ts";

export type ZoomState = {
  /** Null until the stage has been measured: until then the style sheet fits the picture. */
  stage: Size | null;
  picture: Size;
  view: View;
  /** The stage has a size, perhaps another one. A fitted picture stays fitted. */
  measure(stage: Size): void;
  /** Another picture: seen whole. */
  show(picture: Size): void;
  fit(): void;
  /** 100 %, or back to the whole picture. A picture that fits at 100 % goes to 200 %. */
  toggle(point?: Point): void;
  step(direction: 1 | -1): void;
  zoomBy(factor: number, point: Point): void;
  pan(by: Point): void;
  /** Puts a place of the picture (0-1 from its left and top) into the middle. */
  center(at: Point): void;
};

export type ZoomStore = StoreApi<ZoomState>;

const middle: Point = { x: 0, y: 0 };

/** How the picture of one viewer lies. */
export function createZoomStore(picture: Size): ZoomStore {
  return createStore<ZoomState>()((set, get) => {
    const change = (next: (view: View, stage: Size, picture: Size) => View) => {
      const { view, stage, picture } = get();
      if (stage) set({ view: next(view, stage, picture) });
    };
    const zoomTo = (scale: number, point: Point) =>
      change((view, stage, picture) => zoomedAt(view, scale, point, stage, picture));
    return {
      stage: null,
      picture,
      view: { scale: 1, x: 0, y: 0, fits: true },
      measure(stage) {
        const { view, picture } = get();
        set({ stage, view: view.fits ? fitted(stage, picture) : clamped(view, stage, picture) });
      },
      show(picture) {
        const { stage, picture: before } = get();
        if (before.width === picture.width && before.height === picture.height && get().view.fits) return;
        set({ picture, view: stage ? fitted(stage, picture) : { scale: 1, x: 0, y: 0, fits: true } });
      },
      fit: () => change((_, stage, picture) => fitted(stage, picture)),
      toggle(point = middle) {
        const { view, stage, picture } = get();
        if (!stage) return;
        const goal = fitScale(stage, picture) < 1 ? 1 : 2;
        if (!view.fits && Math.abs(view.scale - goal) < 1e-6) get().fit();
        else zoomTo(goal, point);
      },
      step: (direction) => zoomTo(nextLevel(get().view.scale, direction), middle),
      zoomBy: (factor, point) => zoomTo(get().view.scale * factor, point),
      pan: (by) => change((view, stage, picture) => panned(view, by, stage, picture)),
      center: ({ x, y }) =>
        change((view, stage, picture) =>
          clamped(
            {
              ...view,
              x: (0.5 - x) * picture.width * view.scale,
              y: (0.5 - y) * picture.height * view.scale,
            },
            stage,
            picture,
          ),
        ),
    };
  });
}
