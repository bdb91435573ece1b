import { drawnRun } from "#lib/edits/drawn-run.ts";
import { newId } from "#lib/ids.ts";
import { startTemplateRun } from "#lib/library/start-template-run.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { drawTarget } from "#lib/releases/draw-target.ts";
import type { RunView } from "#lib/runs/view.ts";
import { waitForRun } from "#lib/runs/wait-for-run.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import type { CounterWatch } from "#server/counter-watch.ts";
import { allowMethods, contextOf, type Exchange } from "#server/exchange.ts";
import type { Lifecycle } from "#server/lifecycle.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { readFilledBody } from "#server/routes/prompts/filled-body.ts";
import { sendProblems } from "#server/routes/prompts/problems.ts";
import { type PictureForm, sendRun } from "#server/routes/prompts/run-answer.ts";
import { generateQuerySchema, idempotencyKeySchema, parsed } from "#server/routes/prompts/schema.ts";

type Options = { studio: Studio; watch: CounterWatch; lifecycle: Lifecycle };

/**
 * POST /api/v1/environments/{env}/prompts/{slug}:generate: the studio fills in the current release, calls the provider
 * and answers with the pictures. Who goes away stops nothing; with `Idempotency-Key` the same request asked again
 * answers with the same run. GET /api/v1/runs/{id} tells of a run that was not waited for.
 */
export function createGenerating({ studio, watch, lifecycle }: Options) {
  return {
    async generate(
      exchange: Exchange,
      { environment, slug }: { environment: EnvironmentKey; slug: string },
    ): Promise<void> {
      allowMethods(exchange, ["POST"]);
      const context = contextOf(studio, exchange);
      const { form, wait } = asked(exchange);
      const idempotencyKey = keyOf(exchange);
      const { content, fragments, ...target } = await drawTarget(context, {
        environment,
        slug,
        idempotencyKey,
      });
      const {
        variables: values,
        images: slots,
        overrides,
      } = await readFilledBody(exchange, context, content.slots);
      const filled = fillTemplate(content, fragments, { values, slots, overrides });
      if (!filled.ok) return sendProblems(exchange, filled.problems);
      const what = { ...target, values, slots, overrides, idempotencyKey, via: "api" as const };
      const { id } = await startTemplateRun(context, what);
      await sendRun(exchange, studio, await finished(exchange, context, id, wait), form);
    },
    async run(exchange: Exchange, runId: string): Promise<void> {
      allowMethods(exchange, ["GET"]);
      refuseForeignRead(exchange.request);
      const { form } = asked(exchange);
      await sendRun(exchange, studio, await drawnRun(contextOf(studio, exchange), { runId }), form);
    },
  };

  async function finished(
    { response }: Exchange,
    context: Context,
    runId: string,
    milliseconds: number,
  ): Promise<RunView> {
    const gone = new AbortController();
    const leave = () => gone.abort();
    response.once("close", leave);
    const unwatch = watch.watch(context.workspaceId);
    const signal = AbortSignal.any([gone.signal, lifecycle.closing]);
    try {
      return await waitForRun(context, { load: () => drawnRun(context, { runId }), milliseconds, signal });
    } finally {
      unwatch();
      response.off("close", leave);
    }
  }
}

function asked({ query }: Exchange): { form: PictureForm; wait: number } {
  const { response, wait } = parsed(generateQuerySchema, Object.fromEntries(query));
  return { form: response, wait: wait * 1000 };
}

function keyOf({ request }: Exchange): string {
  const header = request.headers["idempotency-key"];
  if (header === undefined) return newId("key");
  return parsed(idempotencyKeySchema, Array.isArray(header) ? header[0] : header, "idempotency-key");
}
