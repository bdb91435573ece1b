import { AppError } from "#lib/errors.ts";
import { errorAnswer } from "#lib/i18n/error-answer.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Studio } from "#lib/studio/context.ts";
import { type Exchange, sendJson } from "#server/exchange.ts";

export type PictureForm = "b64_json" | "url";

/** Says what became of a run: 200 with its pictures, 202 while it draws, else why there are none. */
export async function sendRun(
  exchange: Exchange,
  studio: Studio,
  run: RunView,
  form: PictureForm,
): Promise<void> {
  const { response, requestId } = exchange;
  const path = `/api/v1/runs/${run.id}`;
  const failures = run.jobs.flatMap(({ error, index }) => (error ? [{ index, error }] : []));
  const errors = failures.map(({ index, error: { code, params, field } }) => ({
    index,
    ...errorAnswer(new AppError(code, { params, ...(field && { field }) }), requestId).error,
  }));
  const facts = {
    run: { id: run.id, state: run.state, url: path },
    model: run.model,
    cost: { nano: run.costNano, heldNano: run.heldNano, estimateNano: run.estimateNano },
    requestIds: run.jobs.flatMap(({ providerRequestId }) => providerRequestId ?? []),
  };
  if (run.state === "running") {
    response.setHeader("location", path).setHeader("retry-after", "2");
    return sendJson(exchange, 202, facts);
  }
  const [failure] = failures;
  if (run.images.length === 0) {
    const error = new AppError(failure?.error.code ?? "stopped", { params: failure?.error.params ?? {} });
    const view = {
      ...errorAnswer(error, requestId).error,
      type: error.openaiType,
      param: failure?.error.field ?? null,
    };
    return sendJson(exchange, error.status, { error: view, ...facts });
  }
  const created = Math.floor(Date.parse(run.finishedAt ?? run.createdAt) / 1000);
  const pictures = run.images.map(({ id, sha256, mime, width, height, url }) => ({
    facts: { image: id, sha256, mime, width, height },
    sha256,
    url: new URL(url, originOf(exchange)).href,
  }));
  if (form === "url")
    return sendJson(exchange, 200, {
      created,
      data: pictures.map((picture) => ({ url: picture.url, ...picture.facts })),
      ...facts,
      errors,
    });
  await sendWithBytes(exchange, studio, { created, pictures, rest: { ...facts, errors } });
}

/** Where the caller reached us, so that a link works where it is. */
function originOf({ request }: Exchange): string {
  return `http://${request.headers.host ?? "127.0.0.1"}`;
}

type Pictures = {
  created: number;
  pictures: { facts: object; sha256: string }[];
  rest: object;
};

/** One picture after the other: ten of them as one text would be half a gigabyte. */
async function sendWithBytes(
  exchange: Exchange,
  studio: Studio,
  { created, pictures, rest }: Pictures,
): Promise<void> {
  const { response } = exchange;
  // Before the first byte, so that a picture that is gone is an error and not a torn answer.
  const first = await Promise.all(pictures.slice(0, 1).map(({ sha256 }) => studio.blobs.read(sha256)));
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.write(`{"created":${created},"data":[`);
  for (const [index, { facts, sha256 }] of pictures.entries()) {
    const bytes = first[index] ?? (await studio.blobs.read(sha256));
    const text = `${index > 0 ? "," : ""}${JSON.stringify(facts).slice(0, -1)},"b64_json":"`;
    response.write(text);
    if (!response.write(Buffer.from(bytes).toString("base64")))
      await new Promise<void>((resolve) => {
        const go = () => {
          response.off("drain", go).off("close", go);
          resolve();
        };
        response.once("drain", go).once("close", go);
      });
    response.write('"}');
    if (response.destroyed) return;
  }
  response.end(`],${JSON.stringify(rest).slice(1)}`);
}
