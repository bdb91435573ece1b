import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
let png: Buffer;

beforeAll(async () => {
  studio = await runStudio();
  const raw = { width: 64, height: 48, channels: 3 } as const;
  png = await sharp(randomBytes(64 * 48 * 3), { raw })
    .png()
    .toBuffer();
});
afterAll(() => studio.end());

const upload = (body: Uint8Array | string, { type = "image/png", query = "" } = {}) =>
  studio.ask(`/api/v1/uploads${query}`, { method: "POST", headers: { "content-type": type }, body });

function form(
  file: Uint8Array,
  { fields = {}, cut = false }: { fields?: Record<string, string>; cut?: boolean } = {},
) {
  const boundary = "----pentimento";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="image"; filename="狐狸.png"\r\ncontent-type: image/png\r\n\r\n`;
  const end = cut ? "" : `\r\n--${boundary}--\r\n`;
  return {
    body: Buffer.concat([Buffer.from(parts.join("") + head), file, Buffer.from(end)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

describe("an upload", () => {
  it("as a bare body becomes an image that can be read back byte for byte", async () => {
    const answer = await upload(png, { query: "?name=fox.png" });
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({ mime: "image/png", width: 64, height: 48 });
    const back = await studio.ask(String(answer.json().url));
    expect(back.body.equals(png)).toBe(true);
  });

  it("as a form keeps the name and may say its purpose before the file", async () => {
    const other = await sharp(png).negate().png().toBuffer();
    const { body, type } = form(other, { fields: { purpose: "markup" } });
    const answer = await upload(body, { type });
    expect(answer.status).toBe(201);
    expect(String(answer.json().name)).toContain("狐狸");
  });

  it.each([
    ["without a body", () => ({ body: "" }), 400, "upload_empty"],
    [
      "as a form without a file",
      () => ({ body: "--x--\r\n", type: "multipart/form-data; boundary=x" }),
      400,
      null,
    ],
    [
      "as a form without a boundary",
      () => ({ body: "x", type: "multipart/form-data" }),
      400,
      "invalid_request",
    ],
    ["as a form that is cut", () => form(png, { cut: true }), 400, "upload_incomplete"],
    ["of something else", () => ({ body: "%PDF-1.7 a paper" }), 415, "upload_type_unsupported"],
    ["of SVG called PNG", () => ({ body: "<svg xmlns='http://www.w3.org/2000/svg'/>" }), 415, null],
    ["for no known purpose", () => ({ body: "x", query: "?purpose=avatar" }), 400, "invalid_request"],
  ] as [string, () => { body: Uint8Array | string; type?: string; query?: string }, number, string | null][])(
    "%s is refused",
    async (_what, make, status, code) => {
      const { body, ...options } = make();
      const answer = await upload(body, options);
      expect(answer.status).toBe(status);
      if (code) expect(answer.json().error).toMatchObject({ code });
    },
  );

  it("of 60 MB is refused by its announced length, before a byte of it is asked for", async () => {
    const answer = await new Promise<{ status: number; continued: boolean }>((resolve, reject) => {
      let continued = false;
      const sent = request({
        host: "127.0.0.1",
        port: studio.server.port,
        path: "/api/v1/uploads",
        method: "POST",
        agent: false,
        headers: { "content-type": "image/png", "content-length": 60 * 1024 * 1024, expect: "100-continue" },
      });
      sent.once("continue", () => {
        continued = true;
      });
      sent.once("response", (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, continued });
        sent.destroy();
      });
      sent.once("error", reject);
      sent.flushHeaders();
    });
    expect(answer).toEqual({ status: 413, continued: false });
  });

  it("of 60 MB that hides its length is stopped at 50 MB, with memory flat and nothing kept", async () => {
    // Bodies live in array buffers; one that is collected instead of streamed stays there after a sweep.
    setFlagsFromString("--expose-gc");
    const sweep = runInNewContext("gc") as () => void;
    const held = () => {
      sweep();
      return process.memoryUsage().arrayBuffers / 1024 / 1024;
    };
    const before = held();
    let most = before;
    const chunk = Buffer.concat([png, randomBytes(256 * 1024 - png.length)]);
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({
        host: "127.0.0.1",
        port: studio.server.port,
        path: "/api/v1/uploads",
        method: "POST",
        agent: false,
        headers: { "content-type": "image/png", "transfer-encoding": "chunked" },
      });
      sent.once("response", (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once("error", reject);
      let left = 240;
      const pour = () => {
        if (left % 24 === 0) most = Math.max(most, held());
        while (left > 0 && !sent.destroyed) {
          left -= 1;
          if (!sent.write(chunk)) return void sent.once("drain", pour);
        }
        sent.end();
      };
      pour();
    });
    expect(status).toBe(413);
    expect(most - before).toBeLessThan(20);
  });

  it("that stops in the middle leaves the studio well", async () => {
    const socket = connect(studio.server.port, "127.0.0.1");
    const host = `127.0.0.1:${studio.server.port}`;
    socket.write(`POST /api/v1/uploads HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${png.length}\r\n\r\n`);
    socket.write(png.subarray(0, 100));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await upload(png)).status).toBe(201);
    expect(studio.log.join("")).not.toContain("uncaught");
  });

  it.each([
    ["a field", '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n'],
    ["what comes before the first part", "x"],
    ["fields", ""],
  ])("that never comes to its file is refused: %s without end", async (_what, start) => {
    const socket = connect(studio.server.port, "127.0.0.1").on("error", () => undefined);
    const host = `127.0.0.1:${studio.server.port}`;
    const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
    const more = start
      ? "a".repeat(16_384)
      : '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\nv\r\n'.repeat(200);
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=b\r\n` +
        `Transfer-Encoding: chunked\r\n\r\n${start && chunk(start)}`,
    );
    let sent = 0;
    const pour = () => {
      while (!socket.destroyed && sent < 50_000_000 && socket.write(chunk(more))) sent += more.length;
    };
    socket.on("drain", pour);
    pour();
    const answer = await new Promise((resolve) => socket.once("data", resolve).once("close", resolve));
    expect(String(answer)).toContain("upload_incomplete");
    socket.destroy();
  });
});
