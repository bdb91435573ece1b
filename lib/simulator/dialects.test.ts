import { describe, expect, it } from "vitest";
import { profileOf } from "#lib/models/catalog.ts";
import { dialectOf } from "#lib/simulator/dialects.ts";
import { drawingFamily, liveModels, modelObject } from "#lib/simulator/models.ts";

const today = "2026-11-20";
const drawing = liveModels(today).filter((model) => model.family !== null);

describe("what the simulator accepts", () => {
  it.each(drawing.map((model) => model.id))("covers everything the studio offers for %s", (id) => {
    const profile = profileOf(id, "openai");
    const family = drawingFamily(id, today);
    if (!family) throw new Error(`${id} draws nothing`);
    const dialect = dialectOf(family);
    expect(dialect.qualities).toEqual(expect.arrayContaining([...profile.qualities]));
    expect(dialect.formats).toEqual(expect.arrayContaining([...profile.formats]));
    expect(dialect.transparent).toBe(profile.backgrounds.includes("transparent"));
    expect(dialect.markup).toBe(profile.markup);
    expect(dialect.sizes === null).toBe(profile.sizes.kind === "free");
  });

  it("ends a model on its shutdown date", () => {
    expect(drawingFamily("gpt-image-1.5", "2026-11-30")).toBe("1.5");
    expect(drawingFamily("gpt-image-1.5", "2026-12-01")).toBeNull();
    expect(drawingFamily("gpt-image-1-mini", "2026-12-01")).toBeNull();
    expect(drawingFamily("gpt-image-1", "2026-11-20")).toBeNull();
  });

  it("lists models with their shutdown date and nothing that says which draw", () => {
    const listed = liveModels(today).find((model) => model.id === "gpt-image-1.5-2025-12-16");
    expect(listed && modelObject(listed)).toEqual({
      id: "gpt-image-1.5-2025-12-16",
      object: "model",
      created: 1_765_843_200,
      owned_by: "system",
      shutdown_date: "2026-12-01",
    });
    expect(liveModels(today).some((model) => model.family === null)).toBe(true);
  });
});
