import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { providers } from "#scripts/generate.mjs";
import { schemaDifference } from "#scripts/schema-difference.mjs";

const root = join(import.meta.dirname, "..");

describe("the migrations", () => {
  it.each(providers)("of %s lead exactly to the models", { timeout: 60_000 }, (provider) => {
    expect(schemaDifference(root, provider), "run: node scripts/new-migration.mjs NAME").toBe("");
  });

  it("have the same names on both databases", () => {
    const [names, others] = providers.map((provider: string) =>
      readdirSync(join(root, "prisma", provider, "migrations")).sort(),
    );
    expect(names).toEqual(others);
    expect(names).toContain("0001_init");
  });
});
