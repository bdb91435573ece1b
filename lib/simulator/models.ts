import { profileOf } from "#lib/models/catalog.ts";
import type { SimulatedFamily } from "#lib/simulator/dialects.ts";

/** A model of the simulated account. `family` is null for models that draw nothing and are only listed. */
type SimulatedModel = {
  id: string;
  family: SimulatedFamily | null;
  created: string;
  endsOn: string | null;
};

/** Ids and the days they came; families and end dates are the catalog's. */
const births: Readonly<Record<string, string>> = {
  "gpt-image-1": "2025-04-23",
  "gpt-image-1-mini": "2025-09-26",
  "gpt-image-1.5": "2025-12-16",
  "gpt-image-1.5-2025-12-16": "2025-12-16",
  "chatgpt-image-latest": "2025-12-16",
  "gpt-image-2": "2026-04-21",
  "gpt-image-2-2026-04-21": "2026-04-21",
  "gpt-image-2.5-sunburst": "2026-09-08",
  "gpt-image-2.5-sunburst-2026-09-08": "2026-09-08",
  "gpt-image-2.5-flare": "2026-09-08",
  "gpt-image-2.5-flare-2026-09-08": "2026-09-08",
  "gpt-image-2.6-sunburst": "2026-11-04",
  "gpt-image-2.6-flare": "2026-11-04",
  // A real account lists models of every kind and no flag says which draw: clients have to tell by the id.
  "gpt-5.6": "2026-07-15",
  "text-embedding-3-large": "2024-01-22",
};

const table: readonly SimulatedModel[] = Object.entries(births).map(([id, created]) => {
  const { family, endsOn } = profileOf(id, "simulator");
  return { id, created, endsOn, family: family === "unknown" ? null : family };
});

/** Models that answer on `today` (ISO date); one is gone from its shutdown date on (wire.md 0). */
export function liveModels(today: string): readonly SimulatedModel[] {
  return table.filter((model) => model.endsOn === null || today < model.endsOn);
}

/** The family that draws for this id on `today`, or null: unknown, dead, or no image model. */
export function drawingFamily(id: string, today: string): SimulatedFamily | null {
  return liveModels(today).find((model) => model.id === id)?.family ?? null;
}

/** An entry of `GET /v1/models`. */
export function modelObject(model: SimulatedModel): Record<string, unknown> {
  return {
    id: model.id,
    object: "model",
    created: Date.parse(model.created) / 1000,
    owned_by: "system",
    shutdown_date: model.endsOn,
  };
}
