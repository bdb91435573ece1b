import { connectionCut, silence } from "#lib/simulator/broken-connection.ts";
import { type Call, createdAt, encodePicture, waitFor } from "#lib/simulator/call.ts";
import { generationFailed, moderationBlocked } from "#lib/simulator/refusals.ts";
import { usageOf } from "#lib/simulator/usage.ts";
import type { WireError } from "#lib/simulator/wire-error.ts";

/** Answers at once with an event stream: previews, then the finished picture. There is no `[DONE]` (wire.md 1.7). */
export function answerStream(call: Call): Response {
  const headers = { ...call.headers(), "content-type": "text/event-stream; charset=utf-8" };
  const left = new AbortController();
  const texts = frames({ ...call, signal: AbortSignal.any([call.signal, left.signal]) });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => left.abort(),
  });
  return new Response(body, { headers });
}

/** One event as it stands on the wire. */
function frame(type: string, data: Record<string, unknown>): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}

async function* frames(call: Call): AsyncGenerator<string, undefined> {
  const { draft, faults } = call;
  const prefix = draft.route === "edits" ? "image_edit" : "image_generation";
  const partials = Math.max(0, draft.partialImages - (faults.has("fewer-partials") ? 1 : 0));
  for (let index = 0; index < partials; index++) yield await partialFrame(call, prefix, index);

  const failure = failureOfStream(call);
  if (failure) return yield frame("error", { error: failure.body() });
  if (faults.has("malformed-sse"))
    return yield `event: ${prefix}.completed\ndata: {"type":"${prefix}.completed","b64_\n\n`;
  if (faults.has("no-completed")) return;
  if (faults.has("stall")) await silence(call.signal);

  const completed = await completedFrame(call, prefix, partials);
  if (!faults.has("cut")) return yield completed;
  yield completed.slice(0, completed.length >> 1);
  throw connectionCut();
}

async function partialFrame(call: Call, prefix: string, index: number): Promise<string> {
  const { draft, plan } = call;
  const bytes = await plan.draw(0, { index, of: draft.partialImages });
  await waitFor(call, (index + 1) / (draft.partialImages + 1));
  return frame(`${prefix}.partial_image`, {
    partial_image_index: index,
    b64_json: encodePicture(bytes, call.faults),
    created_at: createdAt(call),
    ...echoOf(call),
  });
}

async function completedFrame(call: Call, prefix: string, partials: number): Promise<string> {
  const { draft, faults, plan, pictures } = call;
  const bytes = await plan.draw(0, null);
  const { output_tokens_details: _, ...usage } = await usageOf(draft, pictures, plan, partials);
  await waitFor(call, 1);
  return frame(`${prefix}.completed`, {
    b64_json: faults.has("empty-data") ? "" : encodePicture(bytes, faults),
    created_at: createdAt(call),
    ...(faults.has("no-usage") ? {} : { usage }),
    ...echoOf(call),
    safety_identifier: draft.safetyIdentifier,
  });
}

function echoOf({ plan: { echo } }: Call): Record<string, string> {
  return {
    size: echo.size,
    quality: echo.quality,
    background: echo.background,
    output_format: echo.output_format,
  };
}

function failureOfStream({ faults }: Call): WireError | null {
  if (faults.has("moderation-output")) return moderationBlocked("output");
  return faults.has("sse-error") || faults.has("image-failed") ? generationFailed() : null;
}
