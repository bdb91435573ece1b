import { get, type IncomingMessage } from "node:http";

/** One server-sent event. */
export type Frame = { id: number | null; event: string | null; data: Record<string, unknown> };

/** An open stream, and what has come so far. */
export type EventStream = {
  frames: Frame[];
  until(count: number): Promise<Frame[]>;
  response: IncomingMessage;
  cut(): void;
};

/** Opens a stream of events of a server on this machine. */
export function readEventStream(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      const frames: Frame[] = [];
      let rest = "";
      let look = () => {};
      response
        .on("error", () => undefined)
        .on("data", (chunk) => {
          const parts = (rest + String(chunk)).split("\n\n");
          rest = parts.pop() ?? "";
          frames.push(...parts.map(parse).filter((frame) => frame !== null));
          look();
        });
      const until = (count: number) =>
        new Promise<Frame[]>((done, fail) => {
          const timer = setTimeout(() => fail(new Error(`${frames.length} of ${count} events came`)), 5000);
          look = () => {
            if (frames.length < count) return;
            clearTimeout(timer);
            done(frames);
          };
          look();
        });
      resolve({ frames, until, response, cut: () => request.destroy() });
    });
    request.once("error", reject);
  });
}

function parse(text: string): Frame | null {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? null;
  const data = field("data");
  const id = field("id");
  return data === null
    ? null
    : { id: id === null ? null : Number(id), event: field("event"), data: JSON.parse(data) };
}
