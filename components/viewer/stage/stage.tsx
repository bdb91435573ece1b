"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import {
  type CSSProperties,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useStore } from "zustand";
import { type Backdrop, backdrop } from "#components/viewer/stage/backdrop.ts";
import { Navigator } from "#components/viewer/stage/navigator.tsx";
import { PictureLayers } from "#components/viewer/stage/picture-layers.tsx";
import { useGestures } from "#components/viewer/stage/use-gestures.ts";
import { pixelatedAbove, type Size, type View } from "#components/viewer/stage/zoom.ts";
import type { ZoomStore } from "#components/viewer/stage/zoom-store.ts";
import type { ImageView } from "#lib/runs/view.ts";

type StageProps = {
  image: ImageView;
  alt: string;
  preview: string;
  zoom: ZoomStore;
  walk: (step: 1 | -1) => void;
  /** Why it can't be shown, once that is known; null while it can. */
  unshown: ReactNode;
  onBroken: () => void;
};

const grounds: Record<Backdrop, string> = {
  checker: "bg-ground",
  dark: "bg-[var(--backdrop-dark)]",
  mid: "bg-[var(--backdrop-mid)]",
  light: "bg-[var(--backdrop-light)]",
};

/** Where the picture lies: zoomed, panned, on the chosen backdrop. */
export function Stage({ image, alt, preview, zoom, walk, unshown, onBroken }: StageProps) {
  const t = useTranslations("viewer");
  const stage = useRef<HTMLElement>(null);
  const { view, stage: size } = useStore(zoom);
  const ground = useSyncExternalStore(backdrop.subscribe, backdrop.now, backdrop.onServer);
  const [isHeld, setHeld] = useState(false);
  useMeasured(stage, zoom);
  useGestures(stage, zoom, walk);
  return (
    <section
      ref={stage}
      aria-label={t("stage")}
      data-zoom={view.scale}
      onPointerDown={() => setHeld(true)}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
      className={clsx(
        "relative min-h-0 min-w-0 flex-1 touch-none overflow-hidden [container-type:size]",
        grounds[ground],
        !unshown && !view.fits && (isHeld ? "cursor-grabbing" : "cursor-grab"),
        !unshown && view.fits && "cursor-zoom-in",
      )}
    >
      {unshown ?? (
        <>
          <div
            data-plate
            style={plateStyle(view, size, image)}
            className={clsx(
              size ? "absolute top-0 left-0" : "absolute inset-0 m-auto",
              ground === "checker" && image.mime !== "image/jpeg" && "backdrop-checker",
            )}
          >
            <PictureLayers
              key={image.id}
              image={image}
              alt={alt}
              preview={preview}
              pixelated={view.scale > pixelatedAbove}
              onBroken={onBroken}
            />
          </div>
          {!view.fits && size && <Navigator image={image} zoom={zoom} />}
        </>
      )}
    </section>
  );
}

/** Whole pixels, so that a picture at 100 % is sharp. Before the stage is measured the style sheet does the same. */
function plateStyle({ scale, x, y }: View, stage: Size | null, { width, height }: Size): CSSProperties {
  const ratio = width / height;
  if (!stage) return { aspectRatio: ratio, width: `min(100cqw, ${ratio * 100}cqh, ${width}px)` };
  const shown = { width: width * scale, height: height * scale };
  const left = Math.round((stage.width - shown.width) / 2 + x);
  const top = Math.round((stage.height - shown.height) / 2 + y);
  return { ...shown, transform: `translate(${left}px, ${top}px)` };
}

function useMeasured(stage: React.RefObject<HTMLElement | null>, zoom: ZoomStore): void {
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () =>
      zoom.getState().measure({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage, zoom]);
}
