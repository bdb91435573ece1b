import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What arrived: the JSON or text fields by name, and the files as `[field, name, type, content]` in order. */
export type RecordedCall = {
  path: string;
  authorization: string;
  fields: Record<string, unknown>;
  files: string[][];
};

/** Speaks just enough of the Images API for a client to be content, and keeps what it was sent. */
export async function recordingImagesApi(picture: Uint8Array) {
  const calls: RecordedCall[] = [];
  const server = createServer(async (incoming, response) => {
    const call = await readCall(incoming);
    calls.push(call);
    answer(call, Buffer.from(picture).toString("base64"), response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls, close };
}

async function readCall(incoming: IncomingMessage): Promise<RecordedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const type = incoming.headers["content-type"] ?? "";
  const body = Buffer.concat(chunks);
  const call = { path: incoming.url ?? "", authorization: incoming.headers.authorization ?? "" };
  if (!type.startsWith("multipart/")) return { ...call, fields: JSON.parse(body.toString()), files: [] };
  const request = new Request("http://form.invalid", {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
  const fields: Record<string, unknown> = {};
  const files: string[][] = [];
  for (const [name, value] of (await request.formData()).entries())
    if (typeof value === "string") fields[name] = value.replaceAll("\r\n", "\n");
    else files.push([name, value.name, value.type, await value.text()]);
  return { ...call, fields, files };
}

function answer({ path, fields }: RecordedCall, b64_json: string, response: ServerResponse): void {
  if (String(fields.stream) !== "true") {
    response.writeHead(200, { "content-type": "application/json" });
    const data = Array.from({ length: Number(fields.n ?? 1) }, () => ({ b64_json }));
    response.end(JSON.stringify({ created: 1, data }));
    return;
  }
  const kind = path.endsWith("edits") ? "image_edit" : "image_generation";
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of [
    { type: `${kind}.partial_image`, partial_image_index: 0, b64_json: "AAAA" },
    { type: `${kind}.completed`, b64_json },
  ])
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end();
}
