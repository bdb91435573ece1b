import { isOneOf } from "#components/editor/draft/is-one-of.ts";
import {
  type EngineState,
  type MaskEngine,
  overlayStyles,
  type Tool,
  tools,
} from "#components/editor/engine/engine.ts";
import type { Shelf } from "#components/playground/draft-storage.ts";
import { type Combination, combinations } from "#lib/masks/mask.ts";

const shelfKey = "pentimento.tools.1";
const pauseMs = 400;

/** How somebody works, whatever the picture: the brush's size, which goes by the picture, is not of it. */
type KeptTools = {
  tool: Tool;
  combination: Combination;
  hardness: number;
  pressureSize: boolean;
  tolerance: number;
  contiguous: boolean;
  overlay: EngineState["overlay"];
  penMode: boolean;
};

const toolsOf = (state: EngineState): KeptTools => ({
  tool: state.tool,
  combination: state.combination,
  hardness: state.brush.hardness,
  pressureSize: state.brush.pressureSize,
  tolerance: state.tolerance,
  contiguous: state.contiguous,
  overlay: state.overlay,
  penMode: state.penMode,
});

/** The state with what was kept in it. Every value by itself: one that does not fit does not cost the others. */
export function withKeptTools(shelf: Shelf | null, state: EngineState): Partial<EngineState> {
  const kept = read(shelf);
  const usual = toolsOf(state);
  const flag = (name: "pressureSize" | "contiguous" | "penMode") =>
    typeof kept[name] === "boolean" ? kept[name] : usual[name];
  const within = (name: string, from: Record, most: number, otherwise: number) => {
    const value = from[name];
    return typeof value === "number" && value >= 0 && value <= most ? value : otherwise;
  };
  const overlay = isRecord(kept.overlay) ? kept.overlay : {};
  const { color, style } = overlay;
  return {
    tool: isOneOf(tools, kept.tool) ? kept.tool : usual.tool,
    combination: isOneOf(combinations, kept.combination) ? kept.combination : usual.combination,
    brush: {
      ...state.brush,
      hardness: within("hardness", kept, 1, usual.hardness),
      pressureSize: flag("pressureSize"),
    },
    tolerance: within("tolerance", kept, 255, usual.tolerance),
    contiguous: flag("contiguous"),
    penMode: flag("penMode"),
    overlay: {
      // Whoever hid the mask is shown it again: an unseen mask would be sent all the same.
      style: isOneOf(overlayStyles, style) && style !== "hidden" ? style : state.overlay.style,
      color: typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color : state.overlay.color,
      opacity: within("opacity", overlay, 1, state.overlay.opacity),
    },
  };
}

/** Takes up how somebody worked last, and keeps it from now on. Returns how to stop. */
export function keepTools(engine: MaskEngine, shelf: Shelf | null): () => void {
  const { store } = engine;
  engine.set(withKeptTools(shelf, store.getState()));
  let kept = JSON.stringify(toolsOf(store.getState()));
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = () => {
    timer = null;
    try {
      shelf?.setItem(shelfKey, kept);
    } catch {
      // Full or forbidden: it holds until the page is left.
    }
  };
  const stop = store.subscribe((now) => {
    const next = JSON.stringify(toolsOf(now));
    if (next === kept) return;
    kept = next;
    timer ??= setTimeout(save, pauseMs);
  });
  return () => {
    stop();
    if (timer === null) return;
    clearTimeout(timer);
    save();
  };
}

type Record = { [key: string]: unknown };
const isRecord = (value: unknown): value is Record =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function read(shelf: Shelf | null): Record {
  try {
    const stored: unknown = JSON.parse(shelf?.getItem(shelfKey) ?? "{}");
    return isRecord(stored) ? stored : {};
  } catch {
    return {};
  }
}
