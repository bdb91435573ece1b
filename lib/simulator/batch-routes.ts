import { type Batch, type BatchStore, batchObject } from "#lib/simulator/batches.ts";
import { readBody } from "#lib/simulator/body.ts";
import { invalidType, missing, unknownParameter } from "#lib/simulator/check-value.ts";
import { simulatorId } from "#lib/simulator/headers.ts";
import { schemaError, WireError } from "#lib/simulator/wire-error.ts";
import { type Workshop, workBatch } from "#lib/simulator/work-batch.ts";

type Asked = {
  workshop: Workshop;
  batches: BatchStore;
  request: Request;
  key: string;
  headers: Record<string, string>;
};

const endpoints = { "/v1/images/generations": "generations", "/v1/images/edits": "edits" } as const;
const known = ["input_file_id", "endpoint", "completion_window", "metadata"];

/** POST /v1/batches. It is answered at once and worked off afterwards. */
export async function createBatch({ workshop, batches, request, key, headers }: Asked): Promise<Response> {
  const { values } = await readBody(request, false);
  for (const name of values.keys()) if (!known.includes(name)) throw unknownParameter(name);
  const inputFileId = required(values, "input_file_id");
  const endpoint = required(values, "endpoint");
  const window = required(values, "completion_window");
  if (endpoint !== "/v1/images/generations" && endpoint !== "/v1/images/edits")
    throw notOne("endpoint", endpoint);
  if (window !== "24h") throw notOne("completion_window", window);
  if (!workshop.files.find(inputFileId, key)) throw notFound(`No such File object: ${inputFileId}`);
  const { settings } = workshop;
  const batch: Batch = {
    id: simulatorId("batch_", settings.random),
    key,
    route: endpoints[endpoint],
    endpoint,
    inputFileId,
    window,
    metadata: values.get("metadata") ?? null,
    status: "validating",
    errors: [],
    outputFileId: null,
    errorFileId: null,
    counts: { total: 0, completed: 0, failed: 0 },
    createdAt: Math.floor(settings.now() / 1000),
    reached: {},
    abort: new AbortController(),
  };
  batches.put(batch);
  const answer = Response.json(batchObject(batch), { headers });
  void workBatch(workshop, batch);
  return answer;
}

/** GET /v1/batches/<id>, POST /v1/batches/<id>/cancel. */
export function answerBatch(
  { batches, key, headers, workshop }: Asked,
  id: string,
  cancels: boolean,
): Response {
  const batch = batches.find(id, key);
  if (!batch) throw notFound(`No batch found with id '${id}'.`);
  if (cancels) cancel(batch, Math.floor(workshop.settings.now() / 1000));
  return Response.json(batchObject(batch), { headers });
}

function cancel(batch: Batch, now: number): void {
  if (batch.status === "cancelling") return;
  if (batch.status !== "validating" && batch.status !== "in_progress") {
    const message = `Cannot cancel a batch with status '${batch.status}'.`;
    throw new WireError(409, "invalid_request_error", { message });
  }
  batch.status = "cancelling";
  batch.reached.cancelling = now;
  batch.abort.abort();
}

function required(values: ReadonlyMap<string, unknown>, name: string): string {
  const value = values.get(name);
  if (value === undefined || value === null) throw missing(name);
  if (typeof value !== "string") throw invalidType(name, "a string", value);
  return value;
}

const notOne = (name: string, value: string) =>
  schemaError("invalid_value", name, `Invalid value: '${value}' for '${name}'.`);

const notFound = (message: string) => new WireError(404, "invalid_request_error", { message });
