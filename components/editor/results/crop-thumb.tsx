import type { Rectangle } from "#lib/edits/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

type CropThumbProps = {
  image: ImageView;
  /** The part to be seen, in pixels of the picture. */
  part: Rectangle;
};

const widths = [256, 512, 1024, 2048];
/** CSS pixels of a tile, twice for dense screens. */
const tilePixels = 128;

/** A square that shows one part of a picture, so that small changes are seen at the size of a thumb. */
export function CropThumb({ image, part }: CropThumbProps) {
  const side = Math.min(Math.max(part.width, part.height), Math.min(image.width, image.height));
  const left = kept(part.x + part.width / 2 - side / 2, image.width - side);
  const top = kept(part.y + part.height / 2 - side / 2, image.height - side);
  const longest = (Math.max(image.width, image.height) * tilePixels) / side;
  const width = widths.find((each) => each >= longest) ?? widths.at(-1);
  return (
    <img
      src={`${image.url}?w=${width}`}
      alt=""
      draggable={false}
      className="absolute max-w-none select-none"
      style={{
        width: `${(image.width / side) * 100}%`,
        left: `${(-left / side) * 100}%`,
        top: `${(-top / side) * 100}%`,
      }}
    />
  );
}

const kept = (start: number, most: number) => Math.max(0, Math.min(most, start));
