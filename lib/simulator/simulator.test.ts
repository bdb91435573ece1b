import { Agent, createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, it } from "vitest";
import { pleasantLatency, type SimulatorOptions } from "#lib/simulator/options.ts";
import type { PictureRequest } from "#lib/simulator/picture/request.ts";
import { createSimulator, type Simulator, simulatorListener } from "#lib/simulator/simulator.ts";

const textOf = (request: PictureRequest) => new TextEncoder().encode(JSON.stringify(request));
const painter = {
  drawPicture: async (request: PictureRequest) => textOf(request),
  editPicture: async (request: PictureRequest) => textOf(request),
};
const open = (options: SimulatorOptions = {}) =>
  createSimulator({ latency: () => 0, painter, today: () => "2026-11-20", ...options });

function request(body: object, init: { callId?: string; signal?: AbortSignal } = {}): Request {
  return new Request("http://simulator.invalid/simulator/v1/images/generations", {
    method: "POST",
    headers: {
      authorization: "Bearer sk-any",
      "content-type": "application/json",
      ...(init.callId ? { "x-client-request-id": init.callId } : {}),
    },
    body: JSON.stringify({ model: "gpt-image-2.5-flare", prompt: "a kite", ...body }),
    signal: init.signal ?? null,
  });
}

async function drawn(answer: Promise<Response>): Promise<PictureRequest[]> {
  const { data } = (await (await answer).json()) as { data: { b64_json: string }[] };
  return data.map(({ b64_json }) => JSON.parse(Buffer.from(b64_json, "base64").toString()));
}
const seeds = async (answer: Promise<Response>) => (await drawn(answer)).map((picture) => picture.seed);

describe("the seed of a picture", () => {
  it("depends on the body and the place, not on what only shapes the answer", async () => {
    const simulator = open();
    const [first, second] = await seeds(simulator.fetch(request({ n: 2 })));
    expect(first).not.toBe(second);
    expect(await seeds(simulator.fetch(request({ user: "u", partial_images: 2 })))).toEqual([first]);
    expect(await seeds(open().fetch(request({}, { callId: "dsp_1" })))).toEqual([first]);
    expect(await seeds(simulator.fetch(request({ quality: "low" })))).not.toEqual([first]);
  });

  it("depends on the call as well when the pictures of one run shall differ", async () => {
    const simulator = open({ variety: "call" });
    const ask = (callId: string) => seeds(simulator.fetch(request({}, { callId })));
    expect(await ask("dsp_1")).not.toEqual(await ask("dsp_2"));
    expect(await ask("dsp_1")).toEqual(await ask("dsp_1"));
  });
});

describe("a picture is asked for", () => {
  it("with every auto decided and without the fault markers", async () => {
    const [picture] = await drawn(
      open().fetch(request({ prompt: "a kite [fault:no-usage]", output_format: "jpeg" })),
    );
    expect(picture).toMatchObject({
      prompt: "a kite",
      width: 1024,
      height: 1024,
      format: "jpeg",
      quality: "medium",
      transparent: false,
      compression: null,
      step: null,
    });
  });

  it("after the journal was told, and the journal is waited for", async () => {
    const order: string[] = [];
    const simulator = open({
      journal: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push("journal");
      },
      painter: {
        ...painter,
        drawPicture: async (asked) => {
          order.push("draw");
          return textOf(asked);
        },
      },
    });
    await simulator.fetch(request({}));
    expect(order).toEqual(["journal", "draw"]);
  });
});

describe("time", () => {
  it("passes by the clock it was given, the previews evenly before the picture", async () => {
    const waits: number[] = [];
    let now = 0;
    const simulator = open({
      now: () => now,
      latency: () => 4000,
      sleep: async (ms) => {
        waits.push(ms);
        now += ms;
      },
    });
    await (await simulator.fetch(request({ stream: true, partial_images: 3 }))).text();
    expect(waits).toEqual([1000, 1000, 1000, 1000]);
  });

  it("is pleasant by default: 1.5 to 6 seconds", () => {
    expect(pleasantLatency({ quality: "low", pixels: 655_360 })).toBe(1500);
    expect(pleasantLatency({ quality: "max", pixels: 8_294_400 })).toBe(6000);
  });

  it("ends when the caller leaves, with the reason that was given", async () => {
    const simulator = open({ latency: () => 60_000 });
    const leave = new AbortController();
    const answer = simulator.fetch(request({}, { signal: leave.signal }));
    setTimeout(() => leave.abort(), 20);
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });

  it("ends when only the stream is cancelled", async () => {
    let gone = false;
    const simulator = open({
      latency: () => 60_000,
      sleep: (_ms, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            gone = true;
            reject(signal.reason);
          });
        }),
    });
    const answer = await simulator.fetch(request({ stream: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await answer.body?.cancel();
    expect(gone).toBe(true);
  });
});

async function listen(simulator: Simulator, report?: (thrown: unknown) => void) {
  const server = createServer(simulatorListener(simulator, report));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

describe("over node:http", () => {
  it("stops drawing when the client hangs up", async () => {
    const [started, stopped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { port, close } = await listen(
      open({
        latency: () => 60_000,
        sleep: (_ms, signal) =>
          new Promise((_resolve, reject) => {
            started.resolve();
            signal.addEventListener("abort", () => {
              stopped.resolve();
              reject(signal.reason);
            });
          }),
      }),
    );
    const socket = connect(port, "127.0.0.1");
    const body = JSON.stringify({ model: "gpt-image-2", prompt: "a kite" });
    socket.write(
      `POST /v1/images/generations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer k\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await started.promise;
    socket.destroy();
    await stopped.promise;
    close();
  });

  it("serves the next request of a connection after it refused a long one without reading it", async () => {
    const { port, close } = await listen(open());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const post = (path: string, size: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { "content-type": "application/json", "content-length": size };
        const sent = httpRequest({ port, agent, method: "POST", path, headers }, (answer) => {
          answer.resume().once("end", () => resolve(answer.statusCode));
        });
        sent.once("error", reject).end(Buffer.alloc(size, 32));
      });
    expect(await post("/v1/nope", 8_000_000)).toBe(404);
    expect(await post("/v1/images/generations", 8_000_000)).toBe(401);
    expect(await post("/v1/images/generations", 2)).toBe(401);
    agent.destroy();
    close();
  });

  it("answers 500 when its own painter fails, tells why to the log and not to the client", async () => {
    const failure = new Error("/secret/path");
    const reported: unknown[] = [];
    const drawPicture = () => Promise.reject(failure);
    const { port, close } = await listen(open({ painter: { ...painter, drawPicture } }), (thrown) =>
      reported.push(thrown),
    );
    const url = `http://127.0.0.1:${port}/v1/images/generations`;
    const answer = await fetch(new Request(url, request({})));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
    expect(reported).toEqual([failure]);
    close();
  });
});
