import { type CSSProperties, useState } from "react";
import { placed, type RelativeView } from "#components/compare/relative-view.ts";
import { pixelatedAbove, type Size } from "#components/viewer/stage/zoom.ts";
import type { ImageView } from "#lib/runs/view.ts";

type PlacedPictureProps = {
  image: ImageView;
  alt: string;
  view: RelativeView;
  /** Null until it was measured: then the style sheet fits the picture. */
  pane: Size | null;
  /** Size it is laid out in; its own, or that of the picture it lies over. */
  as?: Size;
  style?: CSSProperties;
  onBroken: () => void;
};

/** A picture where the view puts it: the small version at once, the original over it when it is there. */
export function PlacedPicture({ image, alt, view, pane, as = image, style, onBroken }: PlacedPictureProps) {
  const [sharp, setSharp] = useState(false);
  const at = pane && placed(view, pane, as);
  const box: CSSProperties = at
    ? {
        width: as.width * at.scale,
        height: as.height * at.scale,
        transform: `translate(${at.x}px, ${at.y}px)`,
        imageRendering: at.scale > pixelatedAbove ? "pixelated" : "auto",
      }
    : { inset: 0, width: "100%", height: "100%", objectFit: "contain" };
  const common = "backdrop-checker pointer-events-none absolute top-0 left-0 max-w-none select-none";
  return (
    <div className="absolute inset-0" style={style}>
      {!sharp && <img src={`${image.url}?w=1024`} alt="" className={common} style={box} draggable={false} />}
      <img
        src={image.url}
        alt={alt}
        className={common}
        style={box}
        draggable={false}
        onLoad={() => setSharp(true)}
        onError={onBroken}
      />
    </div>
  );
}
