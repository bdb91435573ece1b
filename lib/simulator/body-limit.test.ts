import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSimulator, simulatorListener } from "#lib/simulator/simulator.ts";

const failures: unknown[] = [];
const listener = simulatorListener(createSimulator(), (thrown) => failures.push(thrown), 100_000);
const server = createServer(listener);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

it.each([
  ["JSON", "/v1/images/generations", "application/json", '{"prompt":"'],
  [
    "a form",
    "/v1/images/edits",
    "multipart/form-data; boundary=b",
    '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n',
  ],
  ["what no route reads", "/v1/nothing", "application/json", ""],
])("loses its connection when its body has no end: %s", async (_, path, type, start) => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1")
    .on("error", () => undefined)
    .resume();
  const chunk = `4000\r\n${"a".repeat(0x4000)}\r\n`;
  let sent = 0;
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-x\r\nContent-Type: ${type}\r\n` +
      `Transfer-Encoding: chunked\r\n\r\n${start && `${start.length.toString(16)}\r\n${start}\r\n`}`,
  );
  const pour = () => {
    while (!socket.destroyed && sent < 50_000_000 && socket.write(chunk)) sent += chunk.length;
  };
  socket.on("drain", pour);
  pour();
  await new Promise((resolve) => socket.once("close", resolve));
  expect(sent).toBeLessThan(50_000_000);
  expect(failures).toEqual([]);
});
