import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "#lib/env.ts";
import { createSimulator, simulatorListener } from "#lib/simulator/simulator.ts";
import type { Context } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";
import { createLogger } from "#server/logger.ts";
import { type OpenStudio, openStudio } from "#server/open-studio.ts";
import type { Pages } from "#server/pages.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { plainPainter } from "#tests/support/simulator-server.ts";

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  json(): Record<string, unknown>;
};

/** A studio in a folder of its own, served on a free port. */
export type RunningStudio = OpenStudio & {
  server: RunningServer;
  context: Context;
  /** Every line it has logged. */
  log: string[];
  /** Sends exactly these headers (and Host, unless named). */
  ask(path: string, options?: Omit<RequestOptions, "path"> & { body?: Uint8Array | string }): Promise<Answer>;
  end(): Promise<void>;
};

/** Answers every page with the headers it was asked with, and reads the body first. */
const echoPages: Pages = {
  async handle(request, response) {
    let bytes = 0;
    for await (const chunk of request) bytes += (chunk as Uint8Array).length;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ url: request.url, headers: request.headers, bytes }));
  },
  upgrade: null,
  close: async () => undefined,
};

export async function runStudio({
  env: variables = {},
  pages = echoPages,
  drawing = false,
}: {
  env?: Record<string, string>;
  pages?: Pages;
  /** Whether runs are drawn, by a simulator without latency. */
  drawing?: boolean;
} = {}): Promise<RunningStudio> {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-server-"));
  const env = parseEnv({ PENTIMENTO_DATA: folder, NODE_ENV: "production", ...variables }, { cwd: folder });
  const log: string[] = [];
  const logger = createLogger(env, { write: (line) => void log.push(line) });
  const quick = createSimulator({ variety: "call", latency: () => 0, painter: plainPainter });
  const opened = await openStudio({ env, logger, runner: drawing, ...(drawing && { simulator: quick }) });
  opened.runner?.start();
  opened.composer?.start();
  const { studio, simulator } = opened;
  const host = "127.0.0.1";
  const server = await startServer({ studio, pages, simulator: simulatorListener(simulator), host, port: 0 });
  return {
    ...opened,
    server,
    log,
    context: { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId: "req_test" },
    ask: (path, { body, headers, ...options } = {}) =>
      new Promise((resolve, reject) => {
        const chunked = headers !== undefined && "transfer-encoding" in headers;
        const length = body === undefined || chunked ? {} : { "content-length": Buffer.byteLength(body) };
        const sending = {
          host,
          port: server.port,
          path,
          agent: false,
          headers: { ...length, ...headers },
          ...options,
        };
        const sent = request(sending, (response) => {
          collect(response).then(resolve, reject);
        });
        sent.once("error", reject).end(body);
      }),
    async end() {
      await server.close(200);
      await opened.runner?.stop();
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function collect(response: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  const json = () => JSON.parse(body.toString()) as Record<string, unknown>;
  return { status: response.statusCode ?? 0, headers: response.headers, body, json };
}
