import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
let own: string;

beforeAll(async () => {
  studio = await runStudio({
    env: {
      PENTIMENTO_PUBLIC_URL: "https://studio.example",
      // A proxy with its own sign-in stands before the public address: the whole studio answers there.
      PENTIMENTO_ALLOW_HOSTS: "studio.example,atelier.lan:8080,10.1.0.0/16",
    },
  });
  own = `127.0.0.1:${studio.server.port}`;
});
afterAll(() => studio.end());

describe("the name a request asks for", () => {
  const mine = () => studio.server.port;
  it.each([
    ["127.0.0.1 with the port", () => `127.0.0.1:${mine()}`],
    ["localhost with the port", () => `localhost:${mine()}`],
    ["the IPv6 loopback with the port", () => `[::1]:${mine()}`],
    ["the public address", () => "studio.example"],
    ["an allowed name", () => "atelier.lan:8080"],
    ["an address in an allowed range", () => `10.1.2.3:${mine()}`],
  ])("may be %s", async (_what, host) => {
    expect((await studio.ask("/", { headers: { host: host() } })).status).toBe(200);
  });

  it.each([
    ["a foreign name on our port, as DNS rebinding sends it", () => `evil.example:${mine()}`],
    ["a foreign name that begins like ours", () => `localhost.evil.example:${mine()}`],
    ["another port", () => `127.0.0.1:${mine() + 1}`],
    ["no port", () => "127.0.0.1"],
    ["an address outside the allowed range", () => `10.2.0.1:${mine()}`],
    ["two hosts", () => `127.0.0.1:${mine()}, evil.example`],
    ["a user name", () => `me@127.0.0.1:${mine()}`],
  ])("is refused with 421 when it is %s", async (_what, host) => {
    for (const path of ["/", "/events", "/healthz", "/blobs/x", "/api/v1/uploads"]) {
      const answer = await studio.ask(path, { headers: { host: host() } });
      expect(answer.status, path).toBe(421);
      expect(answer.json().error).toMatchObject({
        code: "host_refused",
        params: { host: host() },
        message: expect.stringContaining("PENTIMENTO_ALLOW_HOSTS"),
      });
    }
  });
});

it("a request that names two hosts is refused, whichever comes first", async () => {
  for (const hosts of [
    [own, "evil.example"],
    ["evil.example", own],
    [own, own],
  ]) {
    const socket = connect(studio.server.port, "127.0.0.1");
    const lines = hosts.map((host) => `Host: ${host}\r\n`).join("");
    socket.write(`GET /healthz HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`);
    const answer = await new Promise((resolve) => socket.once("data", resolve));
    expect(String(answer)).toMatch(/^HTTP\/1\.1 421/);
    socket.destroy();
  }
});

describe("a request that changes something", () => {
  const post = (headers: Record<string, string>, method = "POST") =>
    studio.ask("/anything", { method, headers: { host: own, ...headers }, body: "{}" });

  it.each([
    ["our own page", { origin: () => `http://${own}`, "sec-fetch-site": () => "same-origin" }],
    ["our own page without Sec-Fetch", { origin: () => `http://${own}` }],
    ["the public address through a proxy", { origin: () => "https://studio.example" }],
    ["a program", {}],
  ] as [string, Record<string, () => string>][])("passes from %s", async (_who, headers) => {
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value()]));
    expect((await post(sent)).status).toBe(200);
  });

  it.each([
    ["a foreign page", { origin: "https://evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["our name under another scheme", { origin: "https://127.0.0.1:3000" }],
    ["a foreign page that hides its origin", { "sec-fetch-site": "cross-site" }],
    ["a browser that names no origin", { "sec-fetch-site": "same-origin-maybe" }],
    ["a cookie without an origin", { cookie: "session=1" }],
  ] as [string, Record<string, string>][])("is refused from %s", async (_who, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await post(headers, method);
      expect([method, answer.status]).toEqual([method, 403]);
      expect(answer.json().error).toMatchObject({ code: "origin_refused" });
    }
  });

  it("must say how long its body is, and that may be no more than 1 MiB", async () => {
    const chunked = await post({ "transfer-encoding": "chunked" });
    expect(chunked.json().error).toMatchObject({ code: "invalid_request", field: "content-length" });
    const long = await studio.ask("/anything", { method: "POST", body: new Uint8Array(1024 * 1024 + 1) });
    expect(long.status).toBe(413);
    const just = await studio.ask("/anything", { method: "POST", body: new Uint8Array(1024 * 1024) });
    expect(just.json().bytes).toBe(1024 * 1024);
  });

  it("tells Next the public name, which Origin is compared with", async () => {
    const { headers } = (await post({ origin: "https://studio.example" })).json() as { headers: object };
    expect(headers).toMatchObject({ "x-forwarded-host": "studio.example", "x-forwarded-proto": "https" });
  });
});

describe("every answer", () => {
  it("names the request, and never takes that name from the client", async () => {
    const spoofed = { "x-request-id": "mine", "x-pentimento-request-id": "mine" };
    const answer = await studio.ask("/", { headers: spoofed });
    const { headers } = answer.json() as { headers: Record<string, string> };
    expect(answer.headers["x-request-id"]).toMatch(/^req_[0-9a-z]{26}$/);
    expect(headers["x-request-id"]).toBe(answer.headers["x-request-id"]);
    expect(headers).not.toHaveProperty("x-pentimento-request-id");
  });

  it("drops what only the inside of the house may say", async () => {
    const lies = {
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "1.2.3.4",
      "x-real-ip": "1.2.3.4",
      forwarded: "host=evil.example",
      "x-nonce": "abc",
      "content-security-policy": "script-src 'nonce-abc' *",
      "content-security-policy-report-only": "script-src 'nonce-abc' *",
    };
    const { headers } = (await studio.ask("/", { headers: lies })).json() as {
      headers: Record<string, string>;
    };
    expect(Object.keys(headers).sort()).toEqual([
      "connection",
      "content-security-policy",
      "host",
      "x-request-id",
    ]);
    expect(headers["content-security-policy"]).not.toContain("nonce-abc");
  });

  it("carries the protecting headers, and a page a policy with a nonce of its own", async () => {
    const [one, two] = await Promise.all([studio.ask("/"), studio.ask("/")]);
    expect(one.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    const policy = String(one.headers["content-security-policy"]);
    const nonce = /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(String(two.headers["content-security-policy"])).not.toContain(nonce);
    const { headers } = one.json() as { headers: Record<string, string> };
    expect(headers["content-security-policy"]).toBe(policy);
  });

  it("has its policy also where a path climbs out of the static files", async () => {
    for (const path of ["/_next/static/../../x", "/_next/static/%2E%2e/x", "/_next/static/..%5cx"])
      expect((await studio.ask(path)).headers["content-security-policy"], path).toContain("nonce-");
    expect((await studio.ask("/_next/static/a.js")).headers["content-security-policy"]).toBeUndefined();
  });

  it("is refused to another method where only some are meant", async () => {
    const answer = await studio.ask("/healthz", { method: "DELETE" });
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  it("to HEAD has no body", async () => {
    const answer = await studio.ask("/healthz", { method: "HEAD" });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    expect(answer.headers["content-length"]).toBe("15");
  });
});

describe("the wire", () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(studio.server.port, "127.0.0.1");
      let answer = "";
      socket.on("data", (chunk) => {
        answer += String(chunk);
      });
      // A connection that is reset because nobody reads on is refused as well.
      socket.once("close", () => resolve(answer)).once("error", () => resolve(answer || "reset"));
      socket.end(text);
    });

  it.each([
    ["a length beside chunks", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"],
    ["two lengths", "Content-Length: 3\r\nContent-Length: 4\r\n"],
    ["a header of 64 KB", `X-Long: ${"x".repeat(65_536)}\r\n`],
  ])("refuses %s", async (_what, headers) => {
    const answer = await raw(`POST /anything HTTP/1.1\r\nHost: ${own}\r\n${headers}\r\nabc`);
    expect(answer).toMatch(/^(HTTP\/1\.1 4(00|31) |reset$)/);
  });

  it.each(["/i/%", "/i/%ED%A0%80", "/edit/%zz"])(
    "finds nothing at %s, whose escapes stand for nothing",
    async (path) => {
      expect((await studio.ask(path)).status).toBe(404);
    },
  );

  it("refuses a target that is no path", async () => {
    const answer = await raw(
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("the simulator over HTTP", () => {
  it("answers on loopback and is not there under any other name", async () => {
    const headers = { authorization: "Bearer sk-test" };
    expect((await studio.ask("/simulator/v1/models", { headers })).status).toBe(200);
    const other = await studio.ask("/simulator/v1/models", {
      headers: { ...headers, host: "studio.example" },
    });
    expect(other.status).toBe(404);
  });
});

describe("readiness", () => {
  it("is given while the first page renders and the database answers", async () => {
    expect((await studio.ask("/readyz")).status).toBe(200);
  });

  it("is taken back while stopping, when nothing may be changed any more", async () => {
    const stopping = await runStudio();
    stopping.server.lifecycle.drain();
    expect((await stopping.ask("/readyz")).status).toBe(503);
    expect((await stopping.ask("/")).status).toBe(200);
    const refused = await stopping.ask("/anything", { method: "POST", body: "{}" });
    expect([refused.status, refused.json().error]).toEqual([
      503,
      expect.objectContaining({ code: "shutting_down" }),
    ]);
    await stopping.end();
  });

  it("is withheld while the first page fails", async () => {
    const pages = {
      handle: async () => Promise.reject(new Error("no page")),
      upgrade: null,
      close: async () => {},
    };
    const broken = await runStudio({ pages });
    expect((await broken.ask("/readyz")).json()).toEqual({ status: "not ready", failing: "page" });
    const page = await broken.ask("/");
    expect([page.status, page.body.toString().includes("no page")]).toEqual([500, false]);
    expect(broken.log.join("")).toContain("no page");
    await broken.end();
  });
});
