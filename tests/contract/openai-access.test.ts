import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatorServer } from "#tests/support/simulator-server.ts";
import { expectError } from "#tests/support/wire-errors.ts";

let server: Awaited<ReturnType<typeof simulatorServer>>;
beforeAll(async () => {
  server = await simulatorServer();
});
afterAll(() => server.close());

const bearer = { authorization: "Bearer sk-test" };

describe("who may ask", () => {
  const post = (authorization: string | null, prompt = "a kite") =>
    fetch(`${server.base}/images/generations`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization === null ? {} : { authorization }) },
      body: JSON.stringify({ model: "gpt-image-2", prompt }),
    });

  it.each([null, "", "Bearer", "Bearer   ", "Basic abc"])("asks for a key: %j", async (authorization) => {
    const expected = { status: 401, code: null, param: null, message: /^You didn't provide an API key\./ };
    await expectError(await post(authorization), expected);
  });

  it("refuses the invalid key and shows only its ends", async () => {
    await expectError(await post("Bearer sk-sim-invalid"), {
      status: 401,
      code: "invalid_api_key",
      param: null,
      message: /^Incorrect API key provided: sk-sim-i\*+alid\./,
    });
  });

  it("asks an unverified organization to verify itself", async () => {
    await expectError(await post("Bearer sk-sim-unverified"), {
      status: 403,
      code: null,
      param: null,
      message:
        "Your organization must be verified to use the model `gpt-image-2`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.",
    });
  });

  it("tells a rate limit from an empty purse", async () => {
    const limited = await post("Bearer sk-sim-ratelimited");
    expect(limited.headers.get("retry-after")).toBe("1");
    expect(limited.headers.get("retry-after-ms")).toBe("534");
    await expectError(limited, {
      status: 429,
      type: "input-images",
      code: "rate_limit_exceeded",
      param: null,
      message: /^Rate limit reached/,
    });
    const empty = await post("Bearer sk-sim-quota");
    expect(empty.headers.get("retry-after")).toBeNull();
    await expectError(empty, {
      status: 429,
      type: "insufficient_quota",
      code: "insufficient_quota",
      param: null,
      message: /quota/,
    });
  });
});

describe("whatever else is asked for", () => {
  it.each([
    ["POST", "/images/variations"],
    ["POST", "/images/foo"],
    ["GET", "/images/generations"],
    ["GET", "/nope"],
    ["POST", "/models"],
    ["GET", "/"],
  ])("%s %s is 404 without a body", async (method, path) => {
    const response = await fetch(`${server.base}${path}`, { method, headers: bearer });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is matched by the end of the path, so that any base serves", async () => {
    const response = await fetch(server.base.replace("/v1", "/simulator/v1/models"), { headers: bearer });
    expect(response.status).toBe(200);
  });
});
