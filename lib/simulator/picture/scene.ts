import { type Colour, mix, tune } from "./colour.ts";
import { d, type Pen, type Stop, stop } from "./pen.ts";
import type { Random } from "./random.ts";

/** Time of day and weather of the light. */
export type Mood = "day" | "sunset" | "night" | "dawn" | "overcast";

export type Light = {
  mood: Mood;
  /** From the zenith to the horizon. */
  sky: readonly Stop[];
  sun: Colour;
  /** What far things fade into. */
  haze: Colour;
  /** How a local colour looks in this light. */
  on(colour: Colour): Colour;
};

export type Stage = {
  pen: Pen;
  random: Random;
  /** In units: the short side of the picture is 1000. */
  width: number;
  height: number;
  light: Light;
  /** 0 few details, 1 all of them. */
  detail: number;
  /** Asked for or chosen; backdrops take it, landscapes lean to it. */
  tint: Colour;
  /** Without sun, moon or planet of its own: the prompt draws them. */
  bare: boolean;
  /** Where the subjects gather, as a share of the width. */
  focus: number;
  /** True where the prompt named the colour of the background. */
  tinted: boolean;
};

export type Scene = {
  /** Behind the subjects. */
  back: string;
  /** In front of them. */
  front?: string;
  /** Where feet stand, from the top. */
  ground: number;
  /** Colour of contact shadows; null where nothing stands. */
  shadow: Colour | null;
  /** What a headline at the top, or at the left, is read on. */
  behindText: Colour;
};

export type SceneArt = (stage: Stage) => Scene;

type Spec = {
  sky: readonly (readonly Stop[])[];
  sun: Colour;
  haze: readonly Colour[];
  veil: Colour;
  weight: number;
};

const specs: Record<Mood, Spec> = {
  day: {
    sky: [
      [stop(0, "#4aa3df"), stop(0.55, "#a5d8f0"), stop(1, "#e9f4ea")],
      [stop(0, "#5b9bd8"), stop(0.5, "#b4d9ee"), stop(1, "#fdf1da")],
      [stop(0, "#38a3c9"), stop(0.55, "#9ddbe0"), stop(1, "#f3f3dc")],
    ],
    sun: "#fff0b8",
    haze: ["#d3e8ee", "#e4ecdf", "#cfe6e6"],
    veil: "#cfe6f5",
    weight: 0.06,
  },
  sunset: {
    sky: [
      [stop(0, "#3a3a7c"), stop(0.35, "#a4558f"), stop(0.65, "#f07f62"), stop(1, "#ffd38c")],
      [stop(0, "#51467f"), stop(0.45, "#d9667a"), stop(0.75, "#f9a35f"), stop(1, "#ffe0a0")],
      [stop(0, "#2f4a86"), stop(0.4, "#8d6aa5"), stop(0.7, "#f28f7c"), stop(1, "#ffc983")],
    ],
    sun: "#fff0b0",
    haze: ["#f6a874", "#f9b884", "#eea08c"],
    veil: "#a8504a",
    weight: 0.24,
  },
  night: {
    sky: [
      [stop(0, "#0b1033"), stop(0.5, "#1d2b63"), stop(1, "#46508f")],
      [stop(0, "#0a1a2f"), stop(0.5, "#123a58"), stop(1, "#3b7285")],
      [stop(0, "#150f36"), stop(0.5, "#38246a"), stop(1, "#7a4f98")],
    ],
    sun: "#fdf3d3",
    haze: ["#3f4b88", "#336880", "#5f4488"],
    veil: "#121a4a",
    weight: 0.58,
  },
  dawn: {
    sky: [
      [stop(0, "#7ea6d9"), stop(0.5, "#edc3c8"), stop(1, "#fde8c8")],
      [stop(0, "#8f9fd6"), stop(0.5, "#f2bdb7"), stop(1, "#fbe5cf")],
    ],
    sun: "#fff3d0",
    haze: ["#f3d6cf", "#efd3d6"],
    veil: "#b58aa8",
    weight: 0.2,
  },
  overcast: {
    sky: [
      [stop(0, "#8496aa"), stop(0.6, "#b9c5ce"), stop(1, "#dfe4e4")],
      [stop(0, "#77899a"), stop(0.6, "#aebcc5"), stop(1, "#d5dcdc")],
    ],
    sun: "#eef1f2",
    haze: ["#cdd6da", "#c3cfd4"],
    veil: "#8194a5",
    weight: 0.28,
  },
};

/** The light of a mood; `random` picks among its variants and turns the hue a little. */
export function createLight(mood: Mood, random: Random): Light {
  const spec = specs[mood];
  const at = random.whole(0, spec.sky.length - 1);
  const turn = random.between(-9, 9);
  const sky = (spec.sky[at] ?? []).map(([offset, colour]): Stop => [offset, tune(colour, 1, turn)]);
  return {
    mood,
    sky,
    sun: spec.sun,
    haze: tune(spec.haze[at] ?? "#dddddd", 1, turn),
    on: (colour) => mix(colour, spec.veil, spec.weight),
  };
}

/** A line of rolling hills across the picture, closed at `bottom`. */
export function hills(
  random: Random,
  width: number,
  y: number,
  swing: number,
  bottom: number,
  bumps = 3,
): string {
  const step = width / bumps;
  let x = -step * random.between(0.2, 0.8);
  let text = d`M${x} ${bottom} V${y + random.between(-swing, swing) * 0.5}`;
  while (x < width + step) {
    const next = x + step * random.between(0.75, 1.25);
    const level = y + random.between(-swing, swing);
    const control = (next - x) * 0.42;
    text += d` S${next - control} ${level} ${next} ${level}`;
    x = next;
  }
  return `${text} V${bottom} Z`;
}

/** The sky with its gradient ending at the horizon. */
export function skyFill({ pen, width, light }: Stage, horizon: number): string {
  return pen.tone(() => pen.box(0, 0, width, horizon + 2, pen.linear(light.sky)));
}
