import { cruise, type ICruiseResult } from "dependency-cruiser";
import { beforeAll, describe, expect, it } from "vitest";
import config from "../.dependency-cruiser.mjs";

const folders = ["app", "cli", "components", "lib", "server", "scripts", "tests"];

describe("the floors", () => {
  let result: ICruiseResult;

  beforeAll(async () => {
    const options = { ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } };
    const { output } = await cruise(folders, options);
    if (typeof output === "string")
      throw new Error("dependency-cruiser answered with a report, not with data");
    result = output;
  });

  it("were read: a gate that saw no files has not held", () => {
    expect(result.summary.totalCruised).toBeGreaterThan(300);
    const fully = result.modules.filter(({ source }) => source.startsWith("lib/runs/"));
    expect(fully.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(50);
  });

  it("have no import that leads nowhere", () => {
    const lost = result.modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ couldNotResolve, module }) => couldNotResolve && /^[#.]/.test(module))
        .map(({ module }) => `${source} -> ${module}`),
    );
    expect(lost).toEqual([]);
  });

  it("are never climbed", () => {
    const climbed = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(climbed).toEqual([]);
  });
});
