import type { ErrorView } from "#lib/errors.ts";
import type { ImportedFile } from "#lib/library/view.ts";

/** What the studio made of a file; a ZIP holds many. */
export type Sent = { ok: true; files: ImportedFile[] } | { ok: false; error: ErrorView | "unreachable" };

/** Sends one file as it is; what it is, the studio reads from its bytes. */
export async function sendFile(file: Blob, name: string, folder: string): Promise<Sent> {
  try {
    const response = await fetch(`/api/v1/library/import?${new URLSearchParams({ name, folder })}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", accept: "application/json" },
      body: file,
    });
    const body = await response.json();
    return response.ok
      ? { ok: true, files: (body as { files: ImportedFile[] }).files }
      : { ok: false, error: (body as { error: ErrorView }).error };
  } catch {
    return { ok: false, error: "unreachable" };
  }
}
