import type { IncomingMessage, ServerResponse } from "node:http";
import type { Studio } from "#lib/studio/context.ts";
import type { CounterWatch } from "#server/counter-watch.ts";
import type { Route } from "#server/exchange.ts";
import type { Lifecycle } from "#server/lifecycle.ts";
import type { Pages } from "#server/pages.ts";
import { createBlobRoute, createPartialRoute } from "#server/routes/blobs.ts";
import { createDownloadRoute } from "#server/routes/downloads.ts";
import { createEventRoute } from "#server/routes/events.ts";
import { createByHashRoute, galleryRoutes } from "#server/routes/gallery.ts";
import { alive, createReadiness } from "#server/routes/health.ts";
import { createImageDownloadRoute, imageDownloadPath } from "#server/routes/image-download.ts";
import { createLibraryFileRoute, libraryRoutes } from "#server/routes/library.ts";
import { createMatrixRoute } from "#server/routes/matrices.ts";
import { createOpenApiRoute } from "#server/routes/openapi.ts";
import { createPageRoute } from "#server/routes/pages.ts";
import { createPromptRoute } from "#server/routes/prompts/prompts.ts";
import { createShareRoute } from "#server/routes/shares.ts";
import { createSimulatorRoute } from "#server/routes/simulator.ts";
import { createUploadRoute } from "#server/routes/uploads.ts";

type Options = {
  studio: Studio;
  pages: Pages;
  simulator: (request: IncomingMessage, response: ServerResponse) => unknown;
  lifecycle: Lifecycle;
  watch: CounterWatch;
  address: () => { host: string; port: number };
};

/** Who answers what: patterns and whole paths first, then beginnings of paths. */
export type Routes = {
  exact: Map<string, Route>;
  matching: [pattern: RegExp, route: Route][];
  below: [prefix: string, route: Route][];
};

/** The hot paths are answered here, before Next; all else is a page. */
export function createRouter(options: Options): (path: string) => Route {
  const page = createPageRoute(options.pages, { development: !options.studio.env.production });
  const { exact, matching, below } = createRoutes(options, page);
  return (path) =>
    matching.find(([pattern]) => pattern.test(path))?.[1] ??
    exact.get(path) ??
    below.find(([prefix]) => path.startsWith(prefix))?.[1] ??
    page;
}

/** Every path that is no page. Those below /api/v1 are described by server/openapi. */
export function createRoutes(
  { studio, simulator, lifecycle, watch, address }: Omit<Options, "pages">,
  page: Route,
): Routes {
  const prompts = createPromptRoute({ studio, watch, lifecycle });
  return {
    exact: new Map<string, Route>([
      ["/healthz", alive],
      ["/health", alive],
      ["/readyz", createReadiness(studio, lifecycle, address)],
      ["/events", createEventRoute({ studio, watch, lifecycle })],
      ["/api/v1/openapi.json", createOpenApiRoute()],
      ["/api/v1/uploads", createUploadRoute(studio)],
      ...galleryRoutes(studio),
      ["/api/v1/prompts", prompts],
      ...libraryRoutes(studio),
    ]),
    matching: [[imageDownloadPath, createImageDownloadRoute(studio)]],
    below: [
      ["/blobs/partial/", createPartialRoute(studio)],
      ["/blobs/", createBlobRoute(studio)],
      ["/api/v1/images/by-hash/", createByHashRoute(studio)],
      ["/api/v1/downloads/", createDownloadRoute(studio)],
      ["/api/v1/library/", createLibraryFileRoute(studio)],
      ["/api/v1/environments/", prompts],
      ["/api/v1/prompts/", prompts],
      ["/api/v1/runs/", prompts],
      ["/api/v1/matrices/", createMatrixRoute(studio)],
      ["/simulator/v1/", createSimulatorRoute(simulator)],
      ["/s/", createShareRoute(studio, page)],
    ],
  };
}
