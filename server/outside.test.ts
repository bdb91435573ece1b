import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
let own: string;
beforeAll(async () => {
  studio = await runStudio({ env: { PENTIMENTO_PUBLIC_URL: "https://studio.example" } });
  own = `127.0.0.1:${studio.server.port}`;
});
afterAll(() => studio.end());

/** The ways by which a request from outside may look, once through a proxy. */
const outside: [string, () => Record<string, string>][] = [
  ["under the public name", () => ({ host: "studio.example" })],
  ["under the public name with its port", () => ({ host: "studio.example:443" })],
  ["through a proxy that hides the name", () => ({ host: own, "x-forwarded-for": "203.0.113.9" })],
  ["through a proxy that names itself", () => ({ host: own, via: "1.1 edge" })],
  ["through a proxy that says only who asks", () => ({ host: own, "x-client-ip": "203.0.113.9" })],
  ["through a proxy that keeps the name", () => ({ host: own, "x-original-host": "studio.example" })],
  ["from the public page", () => ({ host: own, origin: "https://studio.example" })],
];

describe.each(outside)("a request %s", (_how, headers) => {
  it.each([
    "/",
    "/gallery",
    "/i/img_1",
    "/storage",
    "/events",
    "/blobs/0000000000000000000000000000000000000000000000000000000000000000",
    "/blobs/partial/job_1/0",
    "/api/v1/uploads",
    "/api/v1/storage",
    "/api/v1/gallery/index",
    "/api/v1/downloads/exp_1",
    "/simulator/v1/models",
    "/v1/images/generations",
    "/metrics",
    "/s/",
    "/s/x/../../gallery",
    "/s/x/%2e%2e/%2e%2e/gallery",
    "/s//gallery",
    "/s/x/gallery",
    "/_next/image?url=%2Fblobs%2Fx&w=640&q=75",
    "/_next/static/../../gallery",
    "/_next/static/%2e%2e/%2e%2e/gallery",
    "/_next/static/..%5c..%5cgallery",
    "/_next/static/chunks//../x",
    "/_next/data/x.json",
    "/healthz/../gallery",
    "//evil.example/s/x",
  ])("finds nothing at %s", async (path) => {
    const answer = await studio.ask(path, { headers: headers() });
    expect(answer.status).toBe(404);
    expect(answer.json().error).toMatchObject({ code: "not_found" });
  });

  it("finds what a shared link needs, and whether the studio lives", async () => {
    for (const path of [
      "/_next/static/chunks/main-0a1b.js",
      "/_next/static/media/geist.woff2",
      "/icon.svg",
      "/healthz",
    ])
      expect([path, (await studio.ask(path, { headers: headers() })).status]).toEqual([path, 200]);
  });

  it("can't change anything, nor ask for an action or a part of another page", async () => {
    for (const path of ["/s/abc", "/", "/_next/static/x.js", "/api/v1/uploads"])
      for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
        const answer = await studio.ask(path, {
          method,
          headers: { ...headers(), "next-action": "abc" },
          body: "[]",
        });
        expect([path, method, [403, 404].includes(answer.status)]).toEqual([path, method, true]);
      }
    const partial = { rsc: "1", "next-router-state-tree": "x", "next-url": "/gallery", "next-action": "x" };
    const page = await studio.ask("/icon.svg", { headers: { ...headers(), ...partial } });
    const seen = Object.keys(page.json().headers as object);
    expect(seen.filter((name) => name in partial)).toEqual([]);
    expect(seen).toContain("x-pentimento-outside");
  });
});

describe("a request to this machine's own name", () => {
  it("reaches everything, and can't say that it comes from outside", async () => {
    const answer = await studio.ask("/gallery", { headers: { host: own, "x-pentimento-outside": "1" } });
    expect(answer.status).toBe(200);
    expect(answer.json().headers).not.toHaveProperty("x-pentimento-outside");
  });
});

it("the whole studio answers at the public name where that is allowed by name", async () => {
  const open = await runStudio({
    env: { PENTIMENTO_PUBLIC_URL: "https://studio.example", PENTIMENTO_ALLOW_HOSTS: "studio.example" },
  });
  const headers = { host: "studio.example", "x-forwarded-for": "203.0.113.9" };
  expect((await open.ask("/gallery", { headers })).status).toBe(200);
  await open.end();
});
