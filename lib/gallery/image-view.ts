import type { ImageView } from "#lib/runs/view.ts";

/** An image with its blob, as the database has it. */
export type ImageRow = {
  id: string;
  runId: string | null;
  jobId: string | null;
  sha256: string;
  name: string | null;
  thumbHash: string | null;
  favourite: boolean;
  rating: number;
  origin: string;
  listed: boolean;
  simulated: boolean;
  createdAt: Date;
  blob: { mime: string; bytes: number; width: number; height: number };
};

/** An image as everybody outside the service sees it. */
export function imageView(row: ImageRow): ImageView {
  const { mime, bytes, width, height } = row.blob;
  return {
    id: row.id,
    runId: row.runId,
    jobId: row.jobId,
    url: `/blobs/${row.sha256}`,
    thumbUrl: `/blobs/${row.sha256}?w=512`,
    sha256: row.sha256,
    mime,
    bytes,
    width,
    height,
    thumbHash: row.thumbHash,
    favourite: row.favourite,
    rating: row.rating,
    origin: row.origin as ImageView["origin"],
    listed: row.listed,
    name: row.name,
    simulated: row.simulated,
    createdAt: row.createdAt.toISOString(),
  };
}
