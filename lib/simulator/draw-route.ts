import { answerJson } from "#lib/simulator/answer-json.ts";
import { answerStream } from "#lib/simulator/answer-stream.ts";
import { readBody } from "#lib/simulator/body.ts";
import { connectionReset, silence } from "#lib/simulator/broken-connection.ts";
import { checkDraft } from "#lib/simulator/check-draft.ts";
import { type FaultMemory, readFaults } from "#lib/simulator/faults.ts";
import type { Route } from "#lib/simulator/fields.ts";
import { refusalOfKey } from "#lib/simulator/keys.ts";
import type { Settings } from "#lib/simulator/options.ts";
import { planDrawing } from "#lib/simulator/plan.ts";
import { readDraft } from "#lib/simulator/read-draft.ts";
import { failureOf, refusalOf } from "#lib/simulator/refusals.ts";

/** One POST that may cost money. Throws a `WireError`, or a `TypeError` where the connection shall break. */
export async function drawRoute(input: {
  settings: Settings;
  memory: FaultMemory;
  route: Route;
  request: Request;
  key: string;
  headers: () => Record<string, string>;
}): Promise<Response> {
  const { settings, route, request, key, headers } = input;
  const startedAt = settings.now();
  const body = await readBody(request, route === "edits");
  const draft = readDraft(route, body, settings.today());
  const pictures = await checkDraft(draft);
  const faults = readFaults(draft.prompt, key, input.memory);
  const refusal = refusalOfKey(key, draft.model) ?? refusalOf(faults, { key, model: draft.model });
  if (refusal) throw refusal;

  const clientRequestId = request.headers.get("x-client-request-id");
  const { model, prompt, n } = draft;
  await settings.journal({ clientRequestId, path: new URL(request.url).pathname, route, model, prompt, n });

  const failure = failureOf(faults, { key, model });
  if (failure) throw failure;
  if (faults.has("reset")) throw connectionReset();
  if (faults.has("hang")) await silence(request.signal);
  if (faults.has("502")) return badGateway(headers());

  const plan = planDrawing(settings, draft, pictures, faults, clientRequestId);
  const call = { settings, draft, pictures, faults, plan, startedAt, signal: request.signal, headers };
  return draft.stream ? answerStream(call) : answerJson(call);
}

/** What a proxy in front of the API says: no JSON at all. */
function badGateway(headers: Record<string, string>): Response {
  const page =
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n";
  return new Response(page, { status: 502, headers: { ...headers, "content-type": "text/html" } });
}
