import type { Frame, Page, Request } from "@playwright/test";

/**
 * Until the page that `load` brings listens to a person: it follows the events when everything else of it is there. What
 * the page before it asks for late does not count.
 */
export async function untilAlive(page: Page, load: () => Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isNew = false;
  const onNavigated = (frame: Frame) => {
    isNew ||= frame === page.mainFrame();
  };
  const onRequest = (request: Request) => {
    if (isNew && /\/events\?/.test(request.url())) resolve();
  };
  page.on("framenavigated", onNavigated).on("request", onRequest);
  try {
    await load();
    await promise;
  } finally {
    page.off("framenavigated", onNavigated).off("request", onRequest);
  }
}
