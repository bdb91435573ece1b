"use client";

import clsx from "clsx";
import { useEffect, useRef, useState } from "react";
import type { ImageView } from "#lib/runs/view.ts";

type PictureLayersProps = {
  image: ImageView;
  alt: string;
  /** What is on the screen already, or small and quick. */
  preview: string;
  pixelated: boolean;
  onBroken: () => void;
};

/** The small version at once; the original takes its place when it is decoded, in one frame. */
export function PictureLayers({ image, alt, preview, pixelated, onBroken }: PictureLayersProps) {
  const original = useRef<HTMLImageElement>(null);
  const [ready, setReady] = useState(false);
  const [hasPreview, setHasPreview] = useState(true);
  const tell = useRef(onBroken);
  useEffect(() => {
    tell.current = onBroken;
  });
  useEffect(() => {
    let wanted = true;
    original.current?.decode().then(
      () => wanted && setReady(true),
      () => wanted && tell.current(),
    );
    return () => {
      wanted = false;
    };
  }, []);
  const layer = clsx(
    "pointer-events-none absolute inset-0 size-full select-none",
    pixelated && "[image-rendering:pixelated]",
  );
  return (
    <>
      {hasPreview && !ready && (
        <img
          src={preview}
          alt=""
          decoding="sync"
          draggable={false}
          onError={() => setHasPreview(false)}
          className={layer}
        />
      )}
      <img
        ref={original}
        src={image.url}
        alt={alt}
        width={image.width}
        height={image.height}
        decoding="async"
        fetchPriority="high"
        draggable={false}
        data-original={ready ? "shown" : "coming"}
        className={clsx(layer, !ready && "opacity-0")}
      />
    </>
  );
}
