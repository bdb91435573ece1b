import type { Locator, Page, Request } from "@playwright/test";
import type { Locale } from "#lib/i18n/locale.ts";
import { expect } from "#tests/support/test.ts";
import { untilAlive } from "#tests/support/until-alive.ts";
import { sentence, wordsOf } from "#tests/support/words.ts";

/** The playground as a person finds their way on it: by names and roles, in the language of the page. */
export type PlaygroundPage = ReturnType<typeof playgroundPage>;

export function playgroundPage(page: Page, locale: Locale = "en") {
  const t = wordsOf(locale);
  const prompt = page.getByRole("textbox", { name: t("playground.composer.prompt"), exact: true });
  const runs = page.getByRole("region", { name: t("playground.results.label") }).getByRole("article");
  return {
    page,
    t,
    locale,
    prompt,
    runs,
    composer: page.getByRole("region", { name: t("playground.composer.label") }),
    settings: page.getByRole("complementary", { name: t("shell.inspector.label") }),
    /** The button that says how many pictures it will ask for, and their price. */
    generate: (count: number) =>
      page.getByRole("button", { name: sentence(t, "playground.generate.priced", { count, price: null }) }),
    /** The run of this prompt; of several the newest. */
    run: (text: string) =>
      runs.filter({ has: page.getByRole("heading", { name: text, exact: true }) }).last(),
    /** The pictures that are there, as the buttons that open them. */
    pictures: (run: Locator) => run.locator("[data-picture]"),
    open: (url = "/") => untilMeasured(page, () => page.goto(url)),
    reload: () => untilMeasured(page, () => page.reload()),
  };
}

/**
 * Until the page listens: the first load is hydrated, and the rest, which brings back the draft, follows the events.
 * What one does before that is done to a page that isn't there yet.
 */
async function untilMeasured(page: Page, load: () => Promise<unknown>): Promise<void> {
  await untilAlive(page, load);
  await expect(page.locator("main[style*=scroll-padding]")).toBeVisible();
}

/** Asks for one small, cheap picture after another (or as set before) and waits until the run is over. */
export async function draw(playground: PlaygroundPage, text: string): Promise<Locator> {
  await playground.prompt.fill(text);
  await playground.prompt.press("Control+Enter");
  const run = playground.run(text);
  await expect(run).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
  return run;
}

/** The draft of the next visit: set before the page opens, as if it had been left so. */
export async function leaveDraft(page: Page, draft: { parameters?: object; count?: number }): Promise<void> {
  await page.addInitScript((kept) => {
    const key = "pentimento.draft.1";
    if (location.origin === "null") return;
    if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify(kept));
  }, draft);
}

/** Small and cheap: what a test draws unless it is about something else. */
export const cheap = { parameters: { quality: "low", partialImages: 0 } };

/** What the page asks the studio to draw from now on: the bodies of its server actions that carry a prompt. */
export function watchRequests(page: Page): { prompt: string; idempotencyKey: string; body: string }[] {
  const asked: { prompt: string; idempotencyKey: string; body: string }[] = [];
  page.on("request", (request: Request) => {
    const body = request.method() === "POST" && request.headers()["next-action"] ? request.postData() : null;
    if (!body?.includes("idempotencyKey")) return;
    const [{ prompt, idempotencyKey }] = JSON.parse(body);
    asked.push({ prompt, idempotencyKey, body });
  });
  return asked;
}

/** Everything that was said to screen readers, in order. Call before the page is opened. */
export async function listen(page: Page): Promise<() => Promise<Said[]>> {
  await page.addInitScript(() => {
    const said: Said[] = [];
    Object.assign(window, { said });
    const spoken = ({ target, addedNodes }: MutationRecord) => {
      const role = (target as Element).closest?.("[role=status], [role=alert]")?.getAttribute("role");
      return role ? [...addedNodes].map((node) => ({ role, text: node.textContent?.trim() ?? "" })) : [];
    };
    const hear = (records: MutationRecord[]) =>
      said.push(...records.flatMap(spoken).filter(({ text }) => text !== ""));
    new MutationObserver(hear).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: Said[] }).said);
}

/** One sentence of a live region. */
export type Said = { role: string; text: string };
