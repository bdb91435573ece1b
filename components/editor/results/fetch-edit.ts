import type { EditView } from "#lib/edits/view.ts";

/** An edit as it stands, or null when there is none (any more) that this page could show. */
export async function fetchEdit(runId: string, signal?: AbortSignal): Promise<EditView | null> {
  const response = await fetch(`/api/v1/edits/${encodeURIComponent(runId)}`, { signal: signal ?? null });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} for an edit`);
  return (await response.json()) as EditView;
}
