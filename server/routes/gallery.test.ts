import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noise } from "#tests/support/pictures.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { seedImages } from "#tests/support/seed-images.ts";

let studio: RunningStudio;
let wide: { id: string; sha256: string };
let tall: { id: string; sha256: string };

beforeAll(async () => {
  studio = await runStudio();
  wide = await upload(30, 10, "雪山 wide.png");
  tall = await upload(10, 30, "tall.png");
});
afterAll(() => studio.end());

async function upload(width: number, height: number, name: string) {
  const body = await noise(width, height).png().toBuffer();
  const query = new URLSearchParams({ name });
  const headers = { "content-type": "image/png" };
  const answer = await studio.ask(`/api/v1/uploads?${query}`, { method: "POST", headers, body });
  expect(answer.status).toBe(201);
  return answer.json() as { id: string; sha256: string };
}

const strange = createHash("sha256").update("nobody").digest("hex");

describe("the gallery over HTTP", () => {
  it("is an index, pages and menus", async () => {
    const query = `q=${encodeURIComponent("雪")}&timeZone=Asia/Shanghai`;
    const index = await studio.ask(`/api/v1/gallery?${query}`);
    expect([index.status, index.headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(index.json()).toMatchObject({ total: 1, until: wide.id, ratios: [3000], days: [{ count: 1 }] });
    const page = await studio.ask(`/api/v1/images?sort=oldest&offset=1&limit=1&until=${tall.id}`);
    expect(page.json()).toMatchObject({
      images: [{ id: tall.id, width: 10, height: 30, tags: [], prompt: null }],
    });
    const facets = await studio.ask("/api/v1/gallery/facets");
    expect(facets.json()).toMatchObject({ collections: [], trashed: 0 });
    expect(facets.json().sizes).toContainEqual({ value: "30x10", count: 1 });
    expect((await studio.ask("/api/v1/gallery/facets?trash=1")).json()).toMatchObject({ sizes: [] });
  });

  it("knows a picture by its bytes", async () => {
    const known = await studio.ask(`/api/v1/images/by-hash/${wide.sha256}`);
    expect(known.json()).toMatchObject({ image: { id: wide.id }, trashed: false, run: null });
  });

  it.each([
    [`images/by-hash/${strange}`, 404, { code: "not_found" }],
    ["images/by-hash/..%2f..%2fetc%2fpasswd", 404, { code: "not_found" }],
    ["images?limit=201", 400, { code: "invalid_request", field: "limit" }],
    ["images?offset=-1", 400, { code: "invalid_request", field: "offset" }],
    ["images?offset=x", 400, { code: "invalid_request", field: "offset" }],
    ["images?until=%00", 400, { code: "invalid_request", field: "until" }],
    ["gallery?timeZone=Mars/Olympus", 400, { code: "invalid_request", field: "timeZone" }],
  ])("refuses %s", async (path, status, error) => {
    const answer = await studio.ask(`/api/v1/${path}`);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ error: { ...error, requestId: answer.headers["x-request-id"] } });
  });

  it.each(["gallery", "gallery/facets", "images", `images/by-hash/${strange}`])(
    "gives nothing of %s to a foreign page, and takes no other method",
    async (path) => {
      const headers = {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "cors",
        origin: "https://evil.example",
      };
      const foreign = await studio.ask(`/api/v1/${path}`, { headers });
      expect([foreign.status, foreign.json()]).toMatchObject([403, { error: { code: "origin_refused" } }]);
      expect((await studio.ask(`/api/v1/${path}`, { method: "DELETE" })).status).toBe(405);
    },
  );

  it("takes any rubbish in a filter: what nobody could have chosen is dropped", async () => {
    for (const query of [
      "rating=99&from=tomorrow&size=big",
      `q=${"%E7%8B%90".repeat(1500)}`,
      "q=%00%ff%22*",
      "tag=%00",
      "q=%ED%A0%80",
      "from=0001-01-01",
    ])
      expect((await studio.ask(`/api/v1/gallery?${query}`)).status, query.slice(0, 30)).toBe(200);
  });

  it("goes out packed where it is large and the reader takes that", async () => {
    await seedImages(
      studio.context,
      Array.from({ length: 2000 }, () => ({})),
    );
    const ask = (encoding: string, method = "GET") =>
      studio.ask("/api/v1/gallery", { method, headers: { "accept-encoding": encoding } });
    const [packed, plain] = [await ask("br, gzip"), await ask("gzip;q=0")];
    expect([packed.headers["content-encoding"], plain.headers["content-encoding"]]).toEqual([
      "gzip",
      undefined,
    ]);
    expect(packed.body.length).toBeLessThan(plain.body.length / 5);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(plain.json()).toMatchObject({ total: 2002 });
    const head = await ask("gzip", "HEAD");
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });
});
