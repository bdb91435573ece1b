import type { ModelFamily } from "#lib/models/profile.ts";

/** What the API accepts for a family of models: the lists of wire.md 1.2-1.5, in the order the error texts name them. */
export type Dialect = {
  qualities: readonly string[];
  formats: readonly string[];
  /** null: any size that keeps the rule of wire.md 1.4. */
  sizes: readonly string[] | null;
  /** False: the backend answers "Transparent background is not supported for this model." */
  transparent: boolean;
  /** Values of `input_fidelity`; `unknown` makes it an unknown key, `refused` a backend refusal. */
  inputFidelity: readonly string[] | "unknown" | "refused";
  markup: boolean;
  /** `complexity`, `frame_count`, `frame_duration_ms`, `svg`: 2.6 only, and gif/svg need preview access. */
  previews: boolean;
};

const qualities = ["low", "medium", "high", "auto"];
const fiveQualities = ["low", "medium", "high", "xhigh", "max", "auto"];
const formats = ["png", "webp", "jpeg"];
const fixedSizes = ["1024x1024", "1024x1536", "1536x1024", "auto"];

const classic: Dialect = {
  qualities,
  formats,
  sizes: fixedSizes,
  transparent: true,
  inputFidelity: ["high", "low"],
  markup: false,
  previews: false,
};

const modern: Dialect = {
  qualities: fiveQualities,
  formats,
  sizes: null,
  transparent: true,
  inputFidelity: "refused",
  markup: true,
  previews: false,
};

const dialects: Record<Exclude<ModelFamily, "unknown">, Dialect> = {
  "1-mini": { ...classic, inputFidelity: "unknown" },
  "1.5": classic,
  "2": { ...modern, qualities, transparent: false, markup: false },
  "2.5": modern,
  "2.6": { ...modern, formats: [...formats, "gif", "svg"], previews: true },
};

/** The dialect of a family the simulator draws for. */
export function dialectOf(family: SimulatedFamily): Dialect {
  return dialects[family];
}

/** Families the simulator knows; an unknown model does not exist. */
export type SimulatedFamily = Exclude<ModelFamily, "unknown">;
