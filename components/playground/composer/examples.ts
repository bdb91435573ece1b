import type { DrawParameters } from "#lib/images/parameters.ts";

/** An example for a first visit; its words are `playground.examples.<id>`. */
export type Example = {
  id: "hero" | "concepts" | "icon" | "scene" | "diagram" | "sprite";
  /** Whose work it is like: `playground.roles.<role>`. */
  role: "manager" | "designer" | "engineer";
  count: number;
  parameters: Partial<DrawParameters>;
};

/** Two for each of the three people the studio is made for. */
export const examples: readonly Example[] = [
  { id: "hero", role: "manager", count: 2, parameters: { size: "1536x1024", quality: "medium" } },
  { id: "concepts", role: "manager", count: 4, parameters: { size: "1024x1024", quality: "low" } },
  {
    id: "icon",
    role: "designer",
    count: 4,
    parameters: { size: "1024x1024", quality: "medium", background: "transparent", outputFormat: "png" },
  },
  { id: "scene", role: "designer", count: 1, parameters: { size: "1024x1536", quality: "high" } },
  { id: "diagram", role: "engineer", count: 1, parameters: { size: "1536x1024", quality: "high" } },
  {
    id: "sprite",
    role: "engineer",
    count: 2,
    parameters: { size: "1024x1024", quality: "low", background: "transparent", outputFormat: "webp" },
  },
];
