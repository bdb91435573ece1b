import { answerBatch, createBatch } from "#lib/simulator/batch-routes.ts";
import type { BatchStore } from "#lib/simulator/batches.ts";
import { drawRoute } from "#lib/simulator/draw-route.ts";
import type { FaultMemory } from "#lib/simulator/faults.ts";
import { answerFile, createFile } from "#lib/simulator/file-routes.ts";
import { answerHeaders, rateLimitHeaders, requestId } from "#lib/simulator/headers.ts";
import { authenticate } from "#lib/simulator/keys.ts";
import { liveModels, modelObject } from "#lib/simulator/models.ts";
import type { Settings } from "#lib/simulator/options.ts";
import type { FileStore } from "#lib/simulator/stored-files.ts";
import { WireError } from "#lib/simulator/wire-error.ts";

/** What a simulator remembers between requests. */
export type State = { memory: FaultMemory; files: FileStore; batches: BatchStore };

/** One request, one answer. Rejects where a fault breaks the connection or the caller leaves. */
export async function answerRequest(settings: Settings, state: State, request: Request): Promise<Response> {
  const id = requestId(settings.random);
  const startedAt = settings.now();
  const usual = () => answerHeaders(id, settings.now() - startedAt);
  const withLimits = () => ({ ...usual(), ...rateLimitHeaders });
  const route = routeOf(request);
  if (!route) return new Response(null, { status: 404, headers: usual() });
  let key: string | null = null;
  try {
    key = authenticate(request.headers, settings.acceptsKey);
    if (route.kind === "draw") {
      const { memory } = state;
      return await drawRoute({ settings, memory, request, key, route: route.route, headers: withLimits });
    }
    if (route.kind === "models") return listModels(settings, route.id, usual());
    return await answerKept(route, { settings, state, request, key, headers: usual() });
  } catch (thrown) {
    if (thrown instanceof WireError) return errorResponse(thrown, key === null ? usual() : withLimits());
    throw thrown;
  }
}

type Matched =
  | { kind: "draw"; route: "generations" | "edits" }
  | { kind: "models"; id: string | null }
  | Kept;

/** What is kept for its owner. `tail` is the last word of the path, where there is one. */
type Kept = { kind: "files" | "batches"; id: string | null; tail: string | null };

/** Matched by the end of the path, so that any base serves: `/v1`, `/simulator/v1`. */
function routeOf(request: Request): Matched | null {
  const { pathname } = new URL(request.url);
  const draw = /\/v1\/images\/(generations|edits)$/.exec(pathname)?.[1];
  if (draw)
    return request.method === "POST"
      ? { kind: "draw", route: draw === "edits" ? "edits" : "generations" }
      : null;
  const kept = keptOf(pathname, request.method);
  if (kept) return kept;
  const models = /\/v1\/models(?:\/([^/]+))?$/.exec(pathname);
  if (!models || request.method !== "GET") return null;
  return { kind: "models", id: models[1] === undefined ? null : decoded(models[1]) };
}

const methods: Readonly<Record<string, readonly string[]>> = {
  files: ["POST"],
  "files/id": ["GET", "DELETE"],
  "files/id/content": ["GET"],
  batches: ["POST"],
  "batches/id": ["GET"],
  "batches/id/cancel": ["POST"],
};

function keptOf(pathname: string, method: string): Kept | null {
  const [, kind = "", id = null, tail = null] =
    /\/v1\/(files|batches)(?:\/([\w-]+)(?:\/(content|cancel))?)?$/.exec(pathname) ?? [];
  const shape = [kind, ...(id === null ? [] : ["id"]), ...(tail === null ? [] : [tail])].join("/");
  return methods[shape]?.includes(method) ? { kind: kind as Kept["kind"], id, tail } : null;
}

type KeptRequest = {
  settings: Settings;
  state: State;
  request: Request;
  key: string;
  headers: Record<string, string>;
};

async function answerKept({ kind, id, tail }: Kept, asked: KeptRequest): Promise<Response> {
  const { settings, state, ...rest } = asked;
  if (kind === "files") {
    const file = { ...rest, settings, files: state.files };
    return id === null ? createFile(file) : answerFile(file, id, tail !== null);
  }
  const workshop = { settings, memory: state.memory, files: state.files };
  const batch = { ...rest, workshop, batches: state.batches };
  return id === null ? createBatch(batch) : answerBatch(batch, id, tail !== null);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function listModels(settings: Settings, id: string | null, headers: Record<string, string>): Response {
  const live = liveModels(settings.today());
  if (id === null) return Response.json({ object: "list", data: live.map(modelObject) }, { headers });
  const found = live.find((model) => model.id === id);
  if (found) return Response.json(modelObject(found), { headers });
  throw new WireError(404, "invalid_request_error", {
    code: "model_not_found",
    param: "model",
    message: `The model '${id}' does not exist`,
  });
}

function errorResponse(error: WireError, headers: Record<string, string>): Response {
  return Response.json(
    { error: error.body() },
    { status: error.status, headers: { ...headers, ...error.headers } },
  );
}
