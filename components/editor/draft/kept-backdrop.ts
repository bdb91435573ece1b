import { isOneOf } from "#components/editor/draft/is-one-of.ts";
import { type Backdrop, backdrops } from "#components/editor/edit-store.ts";
import { browserShelf } from "#components/playground/shelf.ts";

const shelfKey = "pentimento.backdrop.1";

/** What this browser's pictures stand on: as chosen, else what falls in with the theme. */
export function keptBackdrop(): Backdrop {
  const kept = browserShelf()?.getItem(shelfKey);
  if (isOneOf(backdrops, kept)) return kept;
  const { theme } = document.documentElement.dataset;
  const follows = theme !== "light" && theme !== "dark";
  const isDark = follows ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
  return isDark ? "dark" : "light";
}

export function keepBackdrop(backdrop: Backdrop): void {
  try {
    browserShelf()?.setItem(shelfKey, backdrop);
  } catch {
    // Full or forbidden: it holds until the page is left.
  }
}
