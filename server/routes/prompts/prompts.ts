import type { Studio } from "#lib/studio/context.ts";
import type { CounterWatch } from "#server/counter-watch.ts";
import type { Exchange, Route } from "#server/exchange.ts";
import type { Lifecycle } from "#server/lifecycle.ts";
import { type PromptAddress, promptAddress } from "#server/routes/prompts/address.ts";
import { createReleaseEvents } from "#server/routes/prompts/events.ts";
import { createGenerating } from "#server/routes/prompts/generate.ts";
import { createPromptList } from "#server/routes/prompts/list.ts";
import { createPromptReading } from "#server/routes/prompts/read.ts";
import { createReleasedCache } from "#server/routes/prompts/released-cache.ts";
import { createReleasing } from "#server/routes/prompts/releases.ts";
import { createRendering } from "#server/routes/prompts/render.ts";

type Options = { studio: Studio; watch: CounterWatch; lifecycle: Lifecycle };

/**
 * The prompt library for programs: everything below /api/v1/environments, /api/v1/prompts and /api/v1/runs. Here and not
 * in Next because applications ask for prompts on their way to every picture. See docs/api.md.
 */
export function createPromptRoute(options: Options): Route {
  const { studio } = options;
  const cache = createReleasedCache();
  const reading = createPromptReading(studio, cache);
  const events = createReleaseEvents(options);
  const render = createRendering(studio, cache);
  const drawing = createGenerating(options);
  const releasing = createReleasing(studio);
  const list = createPromptList(studio);

  const answer = (exchange: Exchange, address: PromptAddress): Promise<void> => {
    switch (address.kind) {
      case "prompt":
        return reading.prompt(exchange, address);
      case "render":
        return render(exchange, address);
      case "generate":
        return drawing.generate(exchange, address);
      case "bundle":
        return reading.bundle(exchange, address.environment);
      case "events":
        return events(exchange, address.environment);
      case "releases":
        return releasing(exchange, address.environment);
      case "version":
        return reading.version(exchange, address);
      case "run":
        return drawing.run(exchange, address.runId);
      case "list":
        return list(exchange);
    }
  };
  return async (exchange) => answer(exchange, promptAddress(exchange.path));
}
