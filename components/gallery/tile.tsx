"use client";

import clsx from "clsx";
import { Check, ImageOff, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { averageColor } from "#components/gallery/average-color.ts";
import type { GalleryItem } from "#lib/gallery/view.ts";

type TileProps = {
  position: number;
  total: number;
  left: number;
  top: number;
  width: number;
  height: number;
  item: GalleryItem | undefined;
  /** What is read for it. */
  label: string;
  isSquare: boolean;
  isSelected: boolean;
  /** Some picture is selected, so every one shows its tick. */
  isSelecting: boolean;
  isTabStop: boolean;
  isBroken: boolean;
  /** One flies past: nothing new is fetched. */
  isFast: boolean;
  isFirst: boolean;
  blurred: string | undefined;
  onBroken: (id: string) => void;
};

/** Shown before: the browser has it at hand, and no empty frame need come before it. */
const seen = new Set<string>();

/**
 * One picture of the gallery, at its place among all. It has no handlers of its own: the list around it listens. What
 * can be done with it stands in `TileActions`, once for the whole gallery.
 */
export const Tile = memo(function Tile(props: TileProps) {
  const { position, total, left, top, width, height, item, isSelected, isSelecting, isTabStop } = props;
  return (
    <div
      role="option"
      id={`picture-${position}`}
      data-position={position}
      data-picture={item?.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isSelected}
      aria-posinset={position + 1}
      aria-setsize={total}
      aria-label={props.label}
      suppressHydrationWarning
      className="group/tile absolute cursor-zoom-in overflow-hidden rounded-picture bg-control [contain:strict] focus-visible:outline-offset-1"
      style={{
        left,
        top,
        width,
        height,
        backgroundColor: item && averageColor(item.thumbHash),
        backgroundImage: props.blurred,
        backgroundSize: "cover",
      }}
    >
      {item && <Picture {...props} item={item} />}
      {item && <Marks item={item} />}
      <span
        aria-hidden="true"
        data-tick=""
        className={clsx(
          "absolute top-0 left-0 grid size-9 cursor-pointer place-items-center transition-opacity",
          isSelecting
            ? "opacity-100"
            : "opacity-0 group-hover/tile:opacity-100 group-focus-visible/tile:opacity-100",
        )}
      >
        <span
          className={clsx(
            "grid size-5 place-items-center rounded-full border-2 [&_svg]:size-3.5 [&_svg]:stroke-[3]",
            isSelected
              ? "forced-selected border-accent bg-accent text-on-accent"
              : "border-on-scrim bg-scrim text-on-scrim",
          )}
        >
          {isSelected && <Check />}
        </span>
      </span>
      {isSelected && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 rounded-picture shadow-[inset_0_0_0_3px_var(--accent),inset_0_0_0_4px_var(--scrim)]"
        />
      )}
    </div>
  );
});

type Translator = ReturnType<typeof useTranslations<"gallery">>;

/** What is read for a picture: its name or prompt, and its marks. */
export function nameOf(t: Translator, item: GalleryItem): string {
  const known = names.get(item);
  if (known?.t === t) return known.name;
  const name = written(t, item);
  names.set(item, { t, name });
  return name;
}

/** A list is drawn again and again as one scrolls. */
const names = new WeakMap<GalleryItem, { t: Translator; name: string }>();

function written(t: Translator, item: GalleryItem): string {
  const name = (item.name ?? item.prompt ?? "").replace(/\s+/g, " ").trim().slice(0, 80) || t("drawn");
  const marks = [
    ...(item.favourite ? [t("marks.favourite")] : []),
    ...(item.rating > 0 ? [t("marks.rating", { rating: item.rating })] : []),
  ];
  return [name, ...marks].join(", ");
}

const widths = [256, 512, 1024];

/** Wider or taller than a box may be: shown whole, with its ground around it. */
const isExtreme = ({ width, height }: GalleryItem) => width > height * 4 || height > width * 2;

function Picture(props: TileProps & { item: GalleryItem }) {
  const { item, isBroken, isFast, isFirst, isSquare, width, height, onBroken } = props;
  const [isWanted, setWanted] = useState(!isFast);
  if (!isFast && !isWanted) setWanted(true);
  if (isBroken || item.width === 0) return <BrokenPicture />;
  if (!isWanted) return null;
  const drawn = isSquare ? Math.max(width, Math.ceil((height * item.width) / item.height)) : width;
  const wasSeen = seen.has(item.sha256);
  return (
    <img
      key={item.sha256}
      ref={(image) => {
        // It may have failed before anybody listened.
        if (image?.complete && image.naturalWidth === 0) onBroken(item.id);
      }}
      src={`${item.url}?w=512`}
      srcSet={widths.map((each) => `${item.url}?w=${each} ${each}w`).join(", ")}
      sizes={`${drawn}px`}
      width={width}
      height={height}
      alt=""
      draggable={false}
      decoding={wasSeen ? "sync" : "async"}
      fetchPriority={isFirst ? "high" : "auto"}
      onLoad={({ currentTarget }) => {
        seen.add(item.sha256);
        currentTarget.dataset.loaded = "";
      }}
      onError={() => onBroken(item.id)}
      className={clsx(
        "absolute inset-0 size-full",
        isExtreme(item) ? "bg-surface object-contain" : "object-cover",
        // What is see-through must not show its own blur behind it.
        item.mime !== "image/jpeg" && "data-loaded:bg-surface",
      )}
    />
  );
}

/** In place of a file that is lost or damaged. */
function BrokenPicture() {
  const t = useTranslations("gallery.broken");
  return (
    <span className="absolute inset-0 flex flex-col items-center justify-center gap-1 overflow-hidden bg-surface p-2 text-center text-muted text-xs">
      <ImageOff aria-hidden="true" className="size-5 shrink-0" />
      <span>{t("title")}</span>
      <span className="max-sm:hidden">{t("text")}</span>
    </span>
  );
}

function Marks({ item: { favourite, rating } }: { item: GalleryItem }) {
  if (!favourite && rating === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute top-1.5 right-1.5 flex items-center gap-1 rounded-[4px] bg-scrim px-1.5 py-0.5 text-on-scrim text-xs leading-4"
    >
      {favourite && <Star className="size-3.5 fill-accent text-accent" />}
      {rating > 0 && <span className="tabular">{rating} ★</span>}
    </span>
  );
}
