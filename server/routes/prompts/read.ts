import { loadTemplate } from "#lib/library/load-template.ts";
import { loadVersion } from "#lib/library/load-version.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { allowMethods, contextOf, type Exchange } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import type { ReleasedCache } from "#server/routes/prompts/released-cache.ts";
import { sendTagged, tagged } from "#server/routes/prompts/send-tagged.ts";

/** Fresh for ten seconds; whoever keeps it may use it for a day while asking, and for a week while we are down. */
const current = "private, max-age=10, stale-while-revalidate=86400, stale-if-error=604800";
const forEver = "private, max-age=31536000, immutable";

/** The doors that only read: what is current under a name, all that is current, and frozen versions. */
export function createPromptReading(studio: Studio, cache: ReleasedCache) {
  const begin = (exchange: Exchange): Context => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    return contextOf(studio, exchange);
  };
  return {
    async prompt(exchange: Exchange, named: { environment: EnvironmentKey; slug: string }): Promise<void> {
      const { answer } = await cache.release(begin(exchange), named);
      await sendTagged(exchange, answer, current);
    },
    async bundle(exchange: Exchange, environment: EnvironmentKey): Promise<void> {
      await sendTagged(exchange, await cache.bundle(begin(exchange), environment), current);
    },
    async version(exchange: Exchange, { slug, number }: { slug: string; number: number }): Promise<void> {
      const context = begin(exchange);
      const { id: templateId } = await loadTemplate(context, { slug });
      const version = await loadVersion(context, { templateId, number });
      const { id, digest, content, fragments, createdAt } = version;
      // What may still change of it (name, state) is left out: this answer is kept for ever.
      const answer = { templateId, versionId: id, version: number, digest, createdAt, content, fragments };
      await sendTagged(exchange, tagged(answer), forEver);
    },
  };
}
