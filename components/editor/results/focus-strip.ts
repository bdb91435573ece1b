/** What is about to leave the page takes the focus with it: the chosen one of the strip gets it instead. */
export function focusStrip(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>("[data-strip] input:checked")?.focus();
    }),
  );
}
