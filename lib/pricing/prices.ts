import { baseModel } from "#lib/models/catalog.ts";
import type { Price } from "#lib/models/profile.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";

// wire.md 3.1; text output where a public table lists it.
const asOf = "2026-11-20";
const source = "developers.openai.com/api/docs/pricing";

const mini: Price = {
  textInput: 2000,
  cachedTextInput: 200,
  imageInput: 2500,
  cachedImageInput: 250,
  imageOutput: 8000,
  textOutput: 0,
  asOf,
  source,
};
const first: Price = {
  textInput: 5000,
  cachedTextInput: 1250,
  imageInput: 10_000,
  cachedImageInput: 2500,
  imageOutput: 40_000,
  textOutput: 0,
  asOf,
  source,
};
const firstAndHalf: Price = {
  ...first,
  imageInput: 8000,
  cachedImageInput: 2000,
  imageOutput: 32_000,
  textOutput: 10_000,
};
const second: Price = { ...firstAndHalf, imageOutput: 30_000 };

const openai: Readonly<Record<string, Price>> = {
  "gpt-image-1": first,
  "gpt-image-1-mini": mini,
  "gpt-image-1.5": firstAndHalf,
  "chatgpt-image-latest": firstAndHalf,
  "gpt-image-2": second,
  "gpt-image-2.5-sunburst": second,
  "gpt-image-2.5-flare": second,
  "gpt-image-2.6-sunburst": second,
  "gpt-image-2.6-flare": second,
};

const simulator: Readonly<Record<string, Price>> = Object.fromEntries(
  Object.entries(openai).map(([model, price]) => [
    model,
    { ...price, source: "simulator: nothing is charged; counted at OpenAI's prices" },
  ]),
);

const tables: Readonly<Record<ConnectionKind, Readonly<Record<string, Price>>>> = { openai, simulator };

/** What a model costs through a connection of this kind, or null: nobody knows, and nobody may guess 0. */
export function priceOf(kind: ConnectionKind, model: string): Price | null {
  const base = baseModel(model);
  return Object.hasOwn(tables[kind], base) ? (tables[kind][base] ?? null) : null;
}
