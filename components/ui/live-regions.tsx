/** The two regions `announce` speaks through: empty, and there before they are needed. */
export function LiveRegions() {
  return (
    <div className="sr-only">
      <div role="status" aria-live="polite" aria-atomic="false" data-live="polite" />
      <div role="alert" aria-atomic="false" data-live="assertive" />
    </div>
  );
}
