import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
let png: Buffer;
let url: string;

beforeAll(async () => {
  studio = await runStudio();
  const raw = { width: 64, height: 48, channels: 3 } as const;
  png = await sharp(randomBytes(64 * 48 * 3), { raw })
    .png()
    .toBuffer();
  const stored = await studio.ask("/api/v1/uploads?name=Fox", { method: "POST", body: png });
  url = String(stored.json().url);
});
afterAll(() => studio.end());

const get = (headers: Record<string, string> = {}, query = "") => studio.ask(url + query, { headers });

describe("a stored picture", () => {
  it("comes whole, may be kept for ever, and may do nothing by itself", async () => {
    const answer = await get();
    expect(answer.body.equals(png)).toBe(true);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "content-length": String(png.length),
      "cache-control": "private, max-age=31536000, immutable",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
    expect(answer.headers).not.toHaveProperty("content-disposition");
  });

  it("is not sent again to who has it", async () => {
    const { etag = "" } = (await get()).headers;
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    for (const known of [etag, `"other", ${etag}`, `W/${etag}`, "*"]) {
      const answer = await get({ "if-none-match": known });
      expect([known, answer.status, answer.body.length]).toEqual([known, 304, 0]);
    }
    expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it.each([
    ["bytes=0-99", 0, 100],
    ["bytes=100-", 100, null],
    ["bytes=-50", -50, null],
    ["bytes=10-99999999", 10, null],
  ])("comes in part for %s", async (range, start, end) => {
    const expected = png.subarray(start, end ?? undefined);
    const answer = await get({ range });
    expect(answer.status).toBe(206);
    expect(answer.body.equals(expected)).toBe(true);
    const first = start < 0 ? png.length + start : start;
    expect(answer.headers["content-range"]).toBe(
      `bytes ${first}-${first + expected.length - 1}/${png.length}`,
    );
  });

  it("comes whole for a range that is no range, for several, and when it has changed meanwhile", async () => {
    for (const range of ["bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=-"])
      expect([range, (await get({ range })).status]).toEqual([range, 200]);
    expect((await get({ range: "bytes=0-9", "if-range": '"old"' })).status).toBe(200);
  });

  it("has nothing beyond its end", async () => {
    const answer = await get({ range: `bytes=${png.length}-` });
    expect([answer.status, answer.headers["content-range"]]).toEqual([416, `bytes */${png.length}`]);
  });

  it("answers HEAD with its length and no bytes", async () => {
    const answer = await studio.ask(url, { method: "HEAD" });
    expect([answer.status, answer.headers["content-length"], answer.body.length]).toEqual([
      200,
      `${png.length}`,
      0,
    ]);
  });

  it.each([
    ["kite", "attachment; filename=\"kite.png\"; filename*=UTF-8''kite.png"],
    ["雪中的狐狸", "filename*=UTF-8''%E9%9B%AA%E4%B8%AD%E7%9A%84%E7%8B%90%E7%8B%B8.png"],
    ["../../etc/passwd", 'filename="etc passwd.png"'],
    ["a\r\nset-cookie: x=1", 'filename="a set-cookie x=1.png"'],
    ["gnp\u202Eexe", 'filename="gnp exe.png"'],
    ["", 'filename="Fox.png"'],
  ])("is saved under a safe name when asked to as %j", async (name, expected) => {
    const answer = await get({}, `?download=${encodeURIComponent(name)}`);
    expect(answer.headers["content-disposition"]).toContain(expected);
    expect(answer.headers).not.toHaveProperty("set-cookie");
  });

  it("has small versions of its own", async () => {
    const small = await get({}, "?w=256");
    expect([small.status, small.headers["content-type"]]).toEqual([200, "image/webp"]);
    expect(small.headers.etag).not.toBe((await get()).headers.etag);
    for (const width of ["255", "-1", "1e3", "", "99999999"])
      expect([width, (await get({}, `?w=${width}`)).status]).toEqual([width, 400]);
  });

  it.each([
    ["63 digits", () => url.slice(0, -1)],
    ["65 digits", () => `${url}0`],
    ["capitals", () => url.toUpperCase().replace("/BLOBS", "/blobs")],
    ["a way out", () => "/blobs/../data/pentimento.db"],
    ["an encoded way out", () => "/blobs/..%2f..%2fpentimento.db"],
    ["an unknown one", () => `/blobs/${"0".repeat(64)}`],
    ["an unknown preview", () => "/blobs/partial/job_00000000000000000000000000/0"],
  ])("is not found under %s", async (_what, path) => {
    expect((await studio.ask(path())).status).toBe(404);
  });

  it("is not found for a workspace that does not have it, though the file is there", async () => {
    const bytes = randomBytes(100);
    const { sha256 } = await studio.studio.blobs.write([bytes] as unknown as AsyncIterable<Uint8Array>, 1000);
    expect((await studio.ask(`/blobs/${sha256}`)).status).toBe(404);
  });

  it("is neither shown in a foreign page nor changed", async () => {
    expect((await get({ "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).status).toBe(403);
    expect((await get({ "sec-fetch-site": "none", "sec-fetch-mode": "navigate" })).status).toBe(200);
    expect((await studio.ask(url, { method: "DELETE" })).status).toBe(405);
  });
});
