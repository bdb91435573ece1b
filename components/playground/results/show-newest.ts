/** Holds the runs, oldest first. */
export const resultsId = "results";

/** Scrolls to the newest run, without moving the focus. The stage's scroll position counts from its foot. */
export function showNewest(): void {
  document.getElementById(resultsId)?.closest("main")?.scrollTo({ top: 0 });
}

/** For people at the keyboard: the focus goes to the first picture of the newest run, or to its heading. */
export function focusNewest(): void {
  showNewest();
  const run = document.querySelector<HTMLElement>(`#${resultsId} > article:last-of-type`);
  const target = run?.querySelector<HTMLElement>("[data-picture]") ?? run?.querySelector<HTMLElement>("h2");
  target?.focus();
}
