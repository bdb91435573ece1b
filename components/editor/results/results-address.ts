const parameter = "results";

/** Which edit's results the address names: a reload shows them again, and leaves mask and prompt as they are. */
export const runInAddress = (): string | null => new URLSearchParams(location.search).get(parameter);

/** Keeps the address true, without a step in the browser's history. `?run=`, the edit opened again, stays. */
export function writeAddress(runId: string | null): void {
  const url = new URL(location.href);
  const opened = url.searchParams.get("run");
  if (runId === null || runId === opened) url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, runId);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
