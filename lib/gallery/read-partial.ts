import { AppError } from "#lib/errors.ts";
import { partialKey } from "#lib/gallery/partials.ts";
import { isId } from "#lib/ids.ts";
import { sniffImage } from "#lib/images/sniff.ts";
import type { Context } from "#lib/studio/context.ts";

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
  const bytes = job && (await studio.blobs.readVariant(partialKey(jobId, index)));
  const sniffed = bytes && sniffImage(bytes);
  if (!bytes || !sniffed) throw new AppError("not_found");
  return { bytes, mime: sniffed.mime };
}
