import { AppError } from "#lib/errors.ts";
import { partialKey } from "#lib/gallery/partials.ts";
import { isId } from "#lib/ids.ts";
import { sniffImage } from "#lib/images/sniff.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * A preview of one of the workspace's jobs, or null when it is gone, as all are once the job has ended. Its type is what
 * its bytes say; anything but a picture is `not_found`, as is somebody else's job.
 */
export async function readPartial(
  { studio, workspaceId }: Context,
  jobId: string,
  index: number,
): Promise<{ bytes: Uint8Array; mime: string } | null> {
  if (!isId("job", jobId) || !Number.isInteger(index) || index < 0 || index > 99)
    throw new AppError("not_found");
  const job = await studio.database.client.job.findFirst({
    where: { id: jobId, workspaceId },
    select: { id: true },
  });
  if (!job) throw new AppError("not_found");
  const bytes = await studio.blobs.readVariant(partialKey(jobId, index));
  if (!bytes) return null;
  const sniffed = sniffImage(bytes);
  if (!sniffed) throw new AppError("not_found");
  return { bytes, mime: sniffed.mime };
}
