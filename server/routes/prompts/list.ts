import { libraryQueryFromUrl } from "#lib/library/filter-url.ts";
import { listTemplates } from "#lib/library/list-templates.ts";
import type { TemplateCard } from "#lib/library/view.ts";
import type { Studio } from "#lib/studio/context.ts";
import { allowMethods, contextOf, type Exchange, sendJson } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { pageQuerySchema, parsed } from "#server/routes/prompts/schema.ts";

/**
 * GET /api/v1/prompts: the library, with the filter as the screen's address has it (`q`, `tag`, `folder`, `env`, `state`,
 * `op`, `sort` ...), from `offset` on, at most `limit`.
 */
export function createPromptList(studio: Studio) {
  return async (exchange: Exchange): Promise<void> => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const { query } = exchange;
    const asked = ["offset", "limit"].flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    });
    const page = parsed(pageQuerySchema, Object.fromEntries(asked));
    const found = await listTemplates(contextOf(studio, exchange), {
      ...libraryQueryFromUrl(query),
      ...page,
    });
    sendJson(exchange, 200, { ...found, templates: undefined, prompts: found.templates.map(listed) });
  };
}

/** What a program may want to know of a prompt before it takes it; pictures and people are the screen's. */
function listed({ slug, title, useWhen, folder, tags, state, operation, ...card }: TemplateCard) {
  const { environments, versionCount, rating, priceNano, model, endsOn, updatedAt } = card;
  return {
    ...{ slug, title, useWhen, folder, tags, state, operation, environments, versionCount },
    ...{ rating, priceNano, model, endsOn, updatedAt },
  };
}
