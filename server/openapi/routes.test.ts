import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCounterWatch } from "#server/counter-watch.ts";
import { createLifecycle } from "#server/lifecycle.ts";
import { openApiDocument } from "#server/openapi/document.ts";
import { createRoutes } from "#server/router.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

/** What stands for each name of a path. */
const names: Record<string, string> = {
  env: "dev",
  slug: "nobody",
  number: "1",
  id: "nobody",
  sha256: "0".repeat(64),
};
const paths = Object.entries(openApiDocument().paths).map(([path, methods]) => ({
  path: path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? ""),
  methods: Object.keys(methods).map((method) => method.toUpperCase()),
}));

describe("the paths of the file", () => {
  it("are those the server answers by itself, with the methods it takes", async () => {
    for (const { path, methods } of paths) {
      const { status, headers } = await studio.ask(path, { method: "DELETE" });
      // The pages' stand-in would answer 200.
      const allowed = methods.includes("GET") ? [...methods, "HEAD"] : methods;
      expect([path, status, headers.allow]).toEqual([path, 405, allowed.join(", ")]);
    }
  });

  it("leave out none that is registered below /api/v1", () => {
    const watch = createCounterWatch(studio.studio);
    const { exact, matching, below } = createRoutes(
      {
        studio: studio.studio,
        watch,
        lifecycle: createLifecycle(),
        simulator: () => undefined,
        address: () => ({ host: "127.0.0.1", port: studio.server.port }),
      },
      async () => undefined,
    );
    watch.close();
    const ours = (path: string) => path.startsWith("/api/v1/");
    const described = paths.map(({ path }) => path);
    const whole = [...exact.keys()].filter(ours);
    expect(whole.length).toBeGreaterThan(8);
    expect(whole.filter((path) => !described.includes(path))).toEqual([]);
    const prefixes = below.map(([prefix]) => prefix).filter(ours);
    expect(prefixes.length).toBeGreaterThan(5);
    expect(prefixes.filter((prefix) => !described.some((path) => path.startsWith(prefix)))).toEqual([]);
    expect(matching.length).toBeGreaterThan(0);
    for (const [pattern] of matching) expect(described.some((path) => pattern.test(path))).toBe(true);
    // And the other way round: each described path is one of these.
    const lost = described.filter(
      (path) =>
        !whole.includes(path) &&
        !prefixes.some((prefix) => path.startsWith(prefix)) &&
        !matching.some(([pattern]) => pattern.test(path)),
    );
    expect(lost).toEqual([]);
  });
});
