import type { ComparedImage } from "#lib/compare/view.ts";
import type { DrawParameters } from "#lib/images/parameters.ts";

/** What is told of a picture: names of `models`, or of `compare.facts`. */
export type FactKey =
  | "model"
  | "connection"
  | "pixels"
  | keyof DrawParameters
  | "price"
  | "seconds"
  | "references";

/** One fact of each picture, in their order; null where it has none. `differs`: not the same of all. */
export type FactRow = { key: FactKey; values: (string | number | null)[]; differs: boolean };

const parameterKeys = [
  "size",
  "quality",
  "background",
  "outputFormat",
  "compression",
  "moderation",
  "inputFidelity",
] as const satisfies (keyof DrawParameters)[];

/** Everything that may tell pictures apart. */
export function factRows(images: readonly ComparedImage[]): FactRow[] {
  const row = (key: FactKey, of: (image: ComparedImage) => string | number | null): FactRow => {
    const values = images.map(of);
    return { key, values, differs: new Set(values).size > 1 };
  };
  return [
    row("model", ({ run }) => run?.model ?? null),
    row("connection", ({ run }) => run?.connection.name ?? null),
    ...parameterKeys.map((key) => row(key, ({ run }) => run?.parameters[key] ?? null)),
    row("pixels", ({ image }) => `${image.width}x${image.height}`),
    row("references", ({ run }) => run?.inputs.filter(({ role }) => role === "reference").length ?? null),
    row("price", ({ chargeNano }) => chargeNano),
    row("seconds", ({ latencyMs }) => (latencyMs === null ? null : Math.round(latencyMs / 100) / 10)),
  ];
}
