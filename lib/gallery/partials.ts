import type { Studio } from "#lib/studio/context.ts";

const folder = (jobId: string) => `partial/${jobId}`;

/** Where the blob store keeps a preview. */
export function partialKey(jobId: string, index: number): string {
  return `${folder(jobId)}/${index}`;
}

/** Where the browser finds a preview of a job that runs. */
export function partialUrl(jobId: string, index: number): string {
  return `/blobs/partial/${jobId}/${index}`;
}

/** Keeps a preview while its job runs. */
export async function storePartial(
  studio: Studio,
  jobId: string,
  partial: { index: number; bytes: Uint8Array },
): Promise<void> {
  await studio.blobs.writeVariant(partialKey(jobId, partial.index), partial.bytes);
}

/** Throws a job's previews away, when it has ended. */
export async function deletePartials(studio: Studio, jobId: string): Promise<void> {
  await studio.blobs.deleteVariants(folder(jobId));
}
