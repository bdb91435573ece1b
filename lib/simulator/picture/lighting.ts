import { type Colour, lightnessOf, mix, shade } from "./colour.ts";
import type { Plan } from "./read-prompt.ts";
import type { Light } from "./scene.ts";

/** The sky in the colour the prompt names. */
export function skyLight(light: Light, sky: Colour | null): Light {
  if (!sky) return light;
  return {
    ...light,
    sky: [
      [0, shade(sky, -0.05)],
      [0.6, shade(sky, 0.06)],
      [1, shade(sky, 0.18)],
    ],
    haze: mix(light.haze, sky, 0.35),
  };
}

/** Colours named without a subject lean the whole landscape their way. */
export function themedLight(light: Light, plan: Plan): Light {
  const theme = plan.theme[0];
  if (!theme || plan.sky) return light;
  const lean = (colour: Colour, amount: number) =>
    mix(colour, shade(theme, (lightnessOf(colour) - lightnessOf(theme)) * 0.75), amount);
  const second = plan.theme[1] ?? theme;
  return {
    ...light,
    sky: light.sky.map(([offset, colour], at) => [
      offset,
      lean(mix(colour, at > 1 ? second : theme, at > 1 ? 0.25 : 0), 0.62),
    ]),
    haze: lean(light.haze, 0.5),
    on: (colour) => lean(light.on(colour), 0.5),
  };
}
