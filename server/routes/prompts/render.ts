import type { EnvironmentKey } from "#lib/library/view.ts";
import { providerRequest } from "#lib/snippets/provider-request.ts";
import type { Studio } from "#lib/studio/context.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { allowMethods, contextOf, type Exchange, sendJson } from "#server/exchange.ts";
import { readJson } from "#server/json-body.ts";
import { sendProblems } from "#server/routes/prompts/problems.ts";
import type { ReleasedCache } from "#server/routes/prompts/released-cache.ts";
import { fillSchema, parsed } from "#server/routes/prompts/schema.ts";

/**
 * POST /api/v1/environments/{env}/prompts/{slug}:render: what is to be sent to the provider, made of the current release.
 * The pictures are only named, in the order they have to be sent: their bytes never come here.
 */
export function createRendering(studio: Studio, cache: ReleasedCache) {
  return async (exchange: Exchange, named: { environment: EnvironmentKey; slug: string }): Promise<void> => {
    allowMethods(exchange, ["POST"]);
    const { variables, images, overrides } = parsed(fillSchema, await readJson(exchange));
    const { resolved } = await cache.release(contextOf(studio, exchange), named);
    const { content, fragments, title: _title, useWhen: _useWhen, ...facts } = resolved.prompt;
    const outcome = fillTemplate(content, fragments, { values: variables, slots: images, overrides });
    if (!outcome.ok) return sendProblems(exchange, outcome.problems);
    sendJson(exchange, 200, { ...facts, ...providerRequest(facts.deployment.model, outcome.filled) });
  };
}
