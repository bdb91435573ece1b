import type { Batch, BatchStatus } from "#lib/simulator/batches.ts";
import { drawRoute } from "#lib/simulator/draw-route.ts";
import { batchMarker, type FaultMemory } from "#lib/simulator/faults.ts";
import { requestId, simulatorId } from "#lib/simulator/headers.ts";
import type { Settings } from "#lib/simulator/options.ts";
import type { FileStore } from "#lib/simulator/stored-files.ts";
import { WireError } from "#lib/simulator/wire-error.ts";

export type Workshop = { settings: Settings; memory: FaultMemory; files: FileStore };

type Line = { custom_id: string; body: Record<string, unknown> };
type Answer = { isDrawn: boolean; text: string };

/** Works a batch off: every line is a call like any other, answered into one of two files. Never rejects. */
export async function workBatch(workshop: Workshop, batch: Batch): Promise<void> {
  const reach = (status: BatchStatus) => {
    batch.status = status;
    batch.reached[status] = Math.floor(workshop.settings.now() / 1000);
  };
  const lines = readLines(workshop.files, batch);
  batch.counts.total = lines.length;
  const isMarked = (what: "failed" | "expired") =>
    lines.some(({ body }) => batchMarker(String(body.prompt ?? ""), what));
  if (isMarked("failed"))
    batch.errors.push({ code: "invalid_request", message: "The batch was refused.", param: null, line: 1 });
  if (batch.errors.length > 0) return reach("failed");
  if (batch.status === "validating") reach("in_progress");
  if (isMarked("expired")) {
    keep(
      workshop,
      batch,
      lines.map((line) => unanswered(workshop, line, "batch_expired")),
    );
    return reach("expired");
  }
  const answers = await Promise.all(lines.map((line) => answerLine(workshop, batch, line)));
  keep(workshop, batch, answers);
  reach(batch.abort.signal.aborted ? "cancelled" : "completed");
}

function readLines(files: FileStore, batch: Batch): Line[] {
  const file = files.find(batch.inputFileId, batch.key);
  const texts = new TextDecoder()
    .decode(file?.bytes)
    .split("\n")
    .filter((text) => text.trim() !== "");
  if (texts.length === 0)
    batch.errors.push({ code: "empty_file", message: "The input file is empty.", param: null, line: null });
  return texts.flatMap((text, index) => {
    const line = parseLine(text, batch.endpoint);
    if (typeof line === "object") return [line];
    batch.errors.push({ code: "invalid_line", message: line, param: null, line: index + 1 });
    return [];
  });
}

function parseLine(text: string, endpoint: string): Line | string {
  let line: { custom_id?: unknown; method?: unknown; url?: unknown; body?: unknown };
  try {
    line = JSON.parse(text);
  } catch {
    return "This line is not parseable as valid JSON.";
  }
  if (typeof line?.custom_id !== "string") return "Missing required parameter: 'custom_id'.";
  if (line.method !== "POST" || line.url !== endpoint)
    return `The URL must be POST ${endpoint}, as the batch says.`;
  if (typeof line.body !== "object" || line.body === null) return "Missing required parameter: 'body'.";
  return { custom_id: line.custom_id, body: line.body as Record<string, unknown> };
}

async function answerLine(workshop: Workshop, batch: Batch, line: Line): Promise<Answer> {
  const { settings, memory } = workshop;
  const id = requestId(settings.random);
  const answered = (status: number, body: unknown): Answer => ({
    isDrawn: status === 200,
    text: lineText(workshop, line, { response: { status_code: status, request_id: id, body }, error: null }),
  });
  try {
    const { signal } = batch.abort;
    signal.throwIfAborted();
    const request = new Request(`http://simulator.local${batch.endpoint}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-client-request-id": line.custom_id },
      body: JSON.stringify(line.body),
      signal,
    });
    const { key, route } = batch;
    const answer = await drawRoute({ settings, memory, request, key, route, headers: () => ({}) });
    const text = await answer.text();
    batch.counts.completed++;
    // What is no JSON goes into the line as the text it is.
    return answered(answer.status, parsed(text));
  } catch (thrown) {
    batch.counts.failed++;
    if (batch.abort.signal.aborted) return unanswered(workshop, line, "batch_cancelled");
    if (thrown instanceof WireError) return answered(thrown.status, { error: thrown.body() });
    return unanswered(workshop, line, "request_failed");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function unanswered(workshop: Workshop, line: Line, code: string): Answer {
  const messages: Record<string, string> = {
    batch_expired: "This request could not be executed before the completion window expired.",
    batch_cancelled: "This request was not executed because the batch was cancelled.",
  };
  const error = { code, message: messages[code] ?? "The request broke off." };
  return { isDrawn: false, text: lineText(workshop, line, { response: null, error }) };
}

function lineText({ settings }: Workshop, { custom_id }: Line, rest: object): string {
  return JSON.stringify({ id: simulatorId("batch_req_", settings.random), custom_id, ...rest });
}

/** Writes the drawn lines into one file and the others into another, as the API does. */
function keep({ settings, files }: Workshop, batch: Batch, answers: readonly Answer[]): void {
  const write = (name: string, isDrawn: boolean) => {
    const texts = answers.filter((answer) => answer.isDrawn === isDrawn).map(({ text }) => `${text}\n`);
    if (texts.length === 0) return null;
    const id = simulatorId("file-", settings.random);
    const createdAt = Math.floor(settings.now() / 1000);
    const bytes = new TextEncoder().encode(texts.join(""));
    files.put({
      id,
      key: batch.key,
      name: `${batch.id}_${name}.jsonl`,
      purpose: "batch_output",
      bytes,
      createdAt,
    });
    return id;
  };
  batch.outputFileId = write("output", true);
  batch.errorFileId = write("error", false);
}
