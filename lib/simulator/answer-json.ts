import { connectionCut, silence } from "#lib/simulator/broken-connection.ts";
import { type Call, createdAt, encodePicture, waitFor } from "#lib/simulator/call.ts";
import { generationFailed, moderationBlocked } from "#lib/simulator/refusals.ts";
import { usageOf } from "#lib/simulator/usage.ts";

/** Draws everything, then answers with one JSON body. Throws a `WireError` where the faults ask for one. */
export async function answerJson(call: Call): Promise<Response> {
  const { draft, faults, plan } = call;
  const drawn = await Promise.all(Array.from({ length: draft.n }, (_, index) => plan.draw(index, null)));
  const usage = await usageOf(draft, call.pictures, plan, 0);
  await waitFor(call, 1);
  if (faults.has("moderation-output")) throw moderationBlocked("output");
  if (faults.has("image-failed") || faults.has("sse-error")) throw generationFailed();
  const isEmpty = faults.has("empty-data") || faults.has("no-completed");
  const body = JSON.stringify({
    created: createdAt(call),
    background: plan.echo.background,
    output_format: plan.echo.output_format,
    quality: plan.echo.quality,
    size: plan.echo.size,
    safety_identifier: draft.safetyIdentifier,
    data: isEmpty ? [] : drawn.map((bytes) => ({ b64_json: encodePicture(bytes, faults) })),
    ...(faults.has("no-usage") ? {} : { usage }),
  });
  return sendBody(call, body);
}

function sendBody(call: Call, text: string): Response {
  const bytes = new TextEncoder().encode(text);
  const headers = { ...call.headers(), "content-type": "application/json" };
  if (call.faults.has("malformed-sse"))
    return new Response(bytes.subarray(0, bytes.length - 40), { headers });
  if (call.faults.has("cut") || call.faults.has("stall")) {
    const promised = { ...headers, "content-length": String(bytes.length) };
    return new Response(half(call, bytes), { headers: promised });
  }
  return new Response(bytes, { headers: { ...headers, "content-length": String(bytes.length) } });
}

/** The first half of a body, and then the end of the connection, or silence. */
function half(call: Call, bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    async pull(controller) {
      if (!sent && !call.faults.has("stall")) {
        sent = true;
        return controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      }
      if (call.faults.has("stall")) await silence(call.signal);
      controller.error(connectionCut());
    },
  });
}
