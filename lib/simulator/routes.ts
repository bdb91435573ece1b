import { drawRoute } from "#lib/simulator/draw-route.ts";
import type { FaultMemory } from "#lib/simulator/faults.ts";
import { answerHeaders, rateLimitHeaders, requestId } from "#lib/simulator/headers.ts";
import { authenticate } from "#lib/simulator/keys.ts";
import { liveModels, modelObject } from "#lib/simulator/models.ts";
import type { Settings } from "#lib/simulator/options.ts";
import { WireError } from "#lib/simulator/wire-error.ts";

/** One request, one answer. Rejects where a fault breaks the connection or the caller leaves. */
export async function answerRequest(
  settings: Settings,
  memory: FaultMemory,
  request: Request,
): Promise<Response> {
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
      return await drawRoute({ settings, memory, request, key, route: route.route, headers: withLimits });
    }
    return listModels(settings, route.id, usual());
  } catch (thrown) {
    if (thrown instanceof WireError) return errorResponse(thrown, key === null ? usual() : withLimits());
    throw thrown;
  }
}

type Matched = { kind: "draw"; route: "generations" | "edits" } | { kind: "models"; id: string | null };

/** Matched by the end of the path, so that any base serves: `/v1`, `/simulator/v1`. */
function routeOf(request: Request): Matched | null {
  const { pathname } = new URL(request.url);
  const draw = /\/v1\/images\/(generations|edits)$/.exec(pathname)?.[1];
  if (draw)
    return request.method === "POST"
      ? { kind: "draw", route: draw === "edits" ? "edits" : "generations" }
      : null;
  const models = /\/v1\/models(?:\/([^/]+))?$/.exec(pathname);
  if (!models || request.method !== "GET") return null;
  return { kind: "models", id: models[1] === undefined ? null : decoded(models[1]) };
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
