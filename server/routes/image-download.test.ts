import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noise } from "#tests/support/pictures.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
let path: string;

beforeAll(async () => {
  studio = await runStudio();
  const body = await noise(64, 48).png().toBuffer();
  const stored = await studio.ask("/api/v1/uploads?name=%E9%9B%AA%20fox.png", { method: "POST", body });
  path = `/api/v1/images/${stored.json().id}/download`;
});
afterAll(() => studio.end());

describe("a picture saved in another format", () => {
  it("is written anew, under its name with the new ending", async () => {
    const answer = await studio.ask(`${path}?format=webp&quality=70&width=32`);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "image/webp"]);
    expect(answer.headers["content-disposition"]).toContain("filename*=UTF-8''%E9%9B%AA%20fox.webp");
    expect(await sharp(answer.body).metadata()).toMatchObject({ format: "webp", width: 32, height: 24 });
    const head = await studio.ask(`${path}?format=jpeg`, { method: "HEAD" });
    expect([head.status, head.headers["content-type"], head.body.length]).toEqual([200, "image/jpeg", 0]);
  });

  it.each([
    ["", "format"],
    ["?format=gif", "format"],
    ["?format=png&quality=0", "quality"],
    ["?format=png&quality=high", "quality"],
    ["?format=png&width=9", "width"],
    ["?format=png&width=100000", "width"],
  ])("refuses %s and says which part is wrong", async (query, field) => {
    const answer = await studio.ask(path + query);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ error: { code: "invalid_request", field } });
  });

  it("knows no other picture, and serves no foreign page", async () => {
    const unknown = await studio.ask("/api/v1/images/img_0/download?format=png");
    expect(unknown.status).toBe(404);
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    expect((await studio.ask(`${path}?format=png`, { headers })).status).toBe(403);
    expect((await studio.ask(`${path}?format=png`, { method: "POST" })).status).toBe(405);
  });
});
