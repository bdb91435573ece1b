import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { StartError } from "#lib/start-error.ts";
import { startServer } from "#server/start-server.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;

beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

const serve = (port: number) =>
  startServer({
    studio: studio.studio,
    pages: { handle: async () => {}, upgrade: null, close: async () => {} },
    simulator: () => {},
    host: "127.0.0.1",
    port,
  });

it("names a port that is taken, and what to set", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const refusal = await serve(port).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartError);
  expect(String(refusal)).toMatch(
    new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use.*PORT=${port + 1} npm start`),
  );
  other.close();
});

it("ends although a client keeps its connection open", async () => {
  const server = await serve(0);
  const answer = await fetch(`http://127.0.0.1:${server.port}/healthz`);
  expect(answer.headers.get("connection")).toBe("keep-alive");
  await answer.text();
  const begun = performance.now();
  await server.close(5000);
  expect(performance.now() - begun).toBeLessThan(1000);
});
