import type { SimulatedFamily } from "#lib/simulator/dialects.ts";

type Work = { family: SimulatedFamily; quality: string; width: number; height: number };
const bases: Record<string, Record<string, number>> = {
  "2": { low: 16, medium: 48, high: 96 },
  "2.5": { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
};
const old: Record<string, readonly [number, number, number]> = {
  low: [272, 408, 400],
  medium: [1056, 1584, 1568],
  high: [4160, 6240, 6208],
};

export function outputTokens({ family, quality, width, height }: Work): number {
  if (family === "1-mini" || family === "1.5") {
    const row = old[quality] ?? [1056, 1584, 1568];
    return width === height ? row[0] : width < height ? row[1] : row[2];
  }
  const base = bases[family === "2" ? "2" : "2.5"]?.[quality] ?? 24;
  const scaled = (base * Math.min(width, height)) / Math.max(width, height);
  const floor = Math.floor(scaled);
  const rounded = scaled - floor === 0.5 ? floor + (floor % 2) : Math.round(scaled);
  return Math.ceil((base * rounded * (2_000_000 + width * height)) / 4_000_000);
}

export function imageInputTokens(
  family: SimulatedFamily,
  width: number,
  height: number,
  fidelity: string | null,
): number {
  if (family === "1-mini" || family === "1.5") {
    const s = 512 / Math.min(width, height);
    const tiles = Math.ceil((width * s) / 512) * Math.ceil((height * s) / 512);
    return 65 + 129 * tiles + (fidelity === "high" ? (width === height ? 4160 : 6240) : 0);
  }
  const up = Math.max(1, Math.min(2, 1024 / Math.max(width, height)));
  const w = width * up;
  const h = height * up;
  const patches = Math.ceil(w / 32) * Math.ceil(h / 32);
  if (patches <= 1536) return patches;
  let s = Math.sqrt((32 * 32 * 1536) / (w * h));
  s *= Math.min(Math.floor((w * s) / 32) / ((w * s) / 32), Math.floor((h * s) / 32) / ((h * s) / 32));
  return Math.ceil(Math.floor(w * s) / 32) * Math.ceil(Math.floor(h * s) / 32);
}
