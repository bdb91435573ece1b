import { allowMethods, type Route } from "#server/exchange.ts";
import { openApiDocument } from "#server/openapi/document.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { sendTagged, type Tagged, tagged } from "#server/routes/prompts/send-tagged.ts";

/** GET /api/v1/openapi.json: what this API is. Made when somebody first asks: most studios are never asked. */
export function createOpenApiRoute(): Route {
  let made: Tagged | null = null;
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    made ??= tagged(openApiDocument());
    await sendTagged(exchange, made, "private, no-cache");
  };
}
