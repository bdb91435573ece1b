"use client";

import { useState } from "react";
import { FadingPicture } from "#components/playground/results/fading-picture.tsx";
import { FailedTile } from "#components/playground/results/failed-tile.tsx";
import { PendingTile } from "#components/playground/results/pending-tile.tsx";
import { PictureTile } from "#components/playground/results/picture-tile.tsx";
import { UnshownPicture } from "#components/playground/results/unshown-picture.tsx";
import { ratioOf } from "#components/playground/settings/size-label.ts";
import { type ImageView, type JobView, openJobStates, type RunView } from "#lib/runs/view.ts";

type TileProps = { run: RunView; job: JobView; image: ImageView | null };

export const isOpen = ({ state }: JobView): boolean => (openJobStates as readonly string[]).includes(state);

/**
 * The place of one picture, in its exact shape from the first moment: previews, then the picture, fade in where they
 * stand, and nothing around them moves. A size left to the model is a square until the page is loaded again.
 */
export function Tile({ run, job, image }: TileProps) {
  const [ratio] = useState(() => shapeOf(run, image));
  const isDrawing = isOpen(job);
  const height = run.count === 1 ? "var(--tile-one)" : "var(--tile-many)";
  const inRow = tilesInRow(run.count);
  const share = `max(10rem, (100% - ${inRow - 1} * 0.5rem) / ${inRow})`;
  return (
    <li
      data-tile={job.state}
      data-failed={!isDrawing && !image ? "" : undefined}
      className="group/tile relative max-sm:data-failed:w-full! overflow-hidden rounded-picture bg-control [--tile-many:min(17rem,34dvh)] [--tile-one:min(28rem,52dvh)] max-sm:[--tile-many:11rem]"
      style={{
        width: `min(100%, ${share}, calc(${height} * ${ratio}))`,
        aspectRatio: isDrawing || image ? ratio : undefined,
      }}
    >
      <TilePicture job={job} image={image} />
      {image ? (
        <PictureTile run={run} job={job} image={image} />
      ) : isDrawing ? (
        <PendingTile run={run} job={job} />
      ) : (
        <FailedTile run={run} job={job} />
      )}
    </li>
  );
}

function TilePicture({ job, image }: { job: JobView; image: ImageView | null }) {
  if (image && !canShow(image)) return <UnshownPicture />;
  if (!image && !isOpen(job)) return null;
  const source = image ? `${image.url}?w=1024` : (job.partial?.url ?? null);
  const checker = image !== null && image.mime !== "image/jpeg";
  return <FadingPicture source={source} checker={checker} isPreview={!image} />;
}

/** What cannot be measured cannot be drawn by a browser either, or must not be (an SVG). */
export const canShow = ({ width }: ImageView): boolean => width > 0;

/** Rows as even as can be, of five at most. */
const tilesInRow = (count: number): number => Math.ceil(count / Math.ceil(count / 5));

function shapeOf(run: RunView, image: ImageView | null): number {
  if (image && image.height > 0) return image.width / image.height;
  const [first] = run.parameters.size === "auto" ? run.images : [];
  return first && canShow(first) ? first.width / first.height : ratioOf(run.parameters.size);
}
