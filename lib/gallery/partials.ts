import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/ids.ts";
import { sniffImage } from "#lib/images/sniff.ts";
import type { Context, Studio } from "#lib/studio/context.ts";

const folder = (jobId: string) => `partial/${jobId}`;

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
  await studio.blobs.writeVariant(`${folder(jobId)}/${partial.index}`, partial.bytes);
}

/** A preview of one of the workspace's jobs. Its type is what its bytes say; all but pictures are `not_found`. */
export async function readPartial(
  { studio, workspaceId }: Context,
  jobId: string,
  index: number,
): Promise<{ bytes: Uint8Array; mime: string }> {
  if (!isId("job", jobId) || !Number.isInteger(index) || index < 0 || index > 99)
    throw new AppError("not_found");
  const job = await studio.database.client.job.findFirst({
    where: { id: jobId, workspaceId },
    select: { id: true },
  });
  const bytes = job && (await studio.blobs.readVariant(`${folder(jobId)}/${index}`));
  const sniffed = bytes && sniffImage(bytes);
  if (!bytes || !sniffed) throw new AppError("not_found");
  return { bytes, mime: sniffed.mime };
}

/** Throws a job's previews away, when it has ended. */
export async function deletePartials(studio: Studio, jobId: string): Promise<void> {
  await studio.blobs.deleteVariants(folder(jobId));
}
