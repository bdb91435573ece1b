import sharp, { type OverlayOptions } from "sharp";
import { keptVariant } from "#lib/gallery/kept-variant.ts";
import { createLimit } from "#lib/gallery/limit.ts";
import { openTypesetter } from "#lib/matrices/sheet-text.ts";
import type { MatrixCellView, MatrixView } from "#lib/matrices/view.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

const [largestCell, smallestCell, gap] = [256, 48, 8];
/** A PNG beyond this no viewer opens gladly. */
const [mostWide, mostHigh] = [8_000, 16_000];
const headWidth = 220;
const [titleHeight, headHeight] = [44, 52];
const ink = "#1c1c1c";

/** One cell's place on the sheet. */
type Box = { left: number; top: number; size: number };

/**
 * The whole grid as one PNG: title, a head for every column and row, the first picture of every cell. Texts are drawn in
 * the fonts that come with the studio, Chinese too.
 */
export async function contactSheet(context: Context, matrix: MatrixView, title: string): Promise<Buffer> {
  const { plan } = matrix;
  const [rows, columns] = [plan.rows.length, plan.columns.length];
  const size = cellSize(rows, columns);
  const width = headWidth + columns * (size + gap) + gap;
  const height = titleHeight + headHeight + rows * (size + gap) + gap;
  const boxOf = ({ row, column }: Pick<MatrixCellView, "row" | "column">): Box => ({
    left: headWidth + column * (size + gap),
    top: titleHeight + headHeight + row * (size + gap),
    size,
  });
  const pictures = await loadPictures(context, matrix.cells, boxOf);
  const texts = await textLayer(matrix, title, { width, height, size, boxOf });
  return sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite([{ input: Buffer.from(texts), left: 0, top: 0 }, ...pictures])
    .png({ compressionLevel: 6 })
    .toBuffer();
}

function cellSize(rows: number, columns: number): number {
  const across = Math.floor((mostWide - headWidth) / columns) - gap;
  const down = Math.floor((mostHigh - titleHeight - headHeight) / rows) - gap;
  return Math.max(Math.min(largestCell, across, down), Math.min(smallestCell, Math.max(8, down)));
}

async function loadPictures(
  { studio }: Context,
  cells: readonly MatrixCellView[],
  boxOf: (cell: MatrixCellView) => Box,
): Promise<OverlayOptions[]> {
  const fewAtOnce = createLimit(4);
  const drawn = cells.map((cell) => {
    const [image] = cell.images;
    return image && fewAtOnce(() => placed(image, boxOf(cell)));
  });
  return (await Promise.all(drawn)).flatMap((overlay) => overlay ?? []);

  /** A picture whose file is gone leaves its place empty: the others can still be had. */
  async function placed(image: ImageView, { left, top, size }: Box): Promise<OverlayOptions | null> {
    try {
      const bytes = await keptVariant(studio, image, 512);
      const options = { fit: "inside", withoutEnlargement: true } as const;
      const { data, info } = await sharp(bytes)
        .resize(size, size, options)
        .flatten({ background: "#ffffff" })
        .png()
        .toBuffer({ resolveWithObject: true });
      const [x, y] = [Math.floor((size - info.width) / 2), Math.floor((size - info.height) / 2)];
      return { input: data, left: left + x, top: top + y };
    } catch (error) {
      studio.logger.warn({ err: error, imageId: image.id }, "a picture is missing on a contact sheet");
      return null;
    }
  }
}

type Sheet = { width: number; height: number; size: number; boxOf: (cell: MatrixCellView) => Box };

async function textLayer(
  { plan, cells }: MatrixView,
  title: string,
  { width, height, size, boxOf }: Sheet,
): Promise<string> {
  const heads = plan.columns.map(({ model, quality }) => (quality ? `${model} · ${quality}` : model));
  const rows = plan.rows.map(({ label }) => label);
  const setter = await openTypesetter([title, ...heads, ...rows, "+0123456789—"]);
  const most = Math.max(1, Math.floor(size / (13 * 1.35)));
  const paths = [
    setter.path(title, { x: gap, y: 10, width: width - 2 * gap, size: 20, most: 1 }),
    ...heads.map((head, column) => {
      const { left } = boxOf({ row: 0, column } as MatrixCellView);
      return setter.path(head, {
        x: left,
        y: titleHeight + 6,
        width: size,
        size: size < 120 ? 9 : 13,
        most: 2,
      });
    }),
    ...rows.map((label, row) => {
      const { top } = boxOf({ row, column: 0 } as MatrixCellView);
      return setter.path(label, {
        x: gap,
        y: top + 2,
        width: headWidth - 2 * gap,
        size: 13,
        most: Math.min(most, 8),
      });
    }),
  ];
  const empty = cells
    .filter(({ images }) => images.length === 0)
    .map((cell) => {
      const { left, top } = boxOf(cell);
      return `<rect x="${left + 0.5}" y="${top + 0.5}" width="${size - 1}" height="${size - 1}" fill="#f2f2f2" stroke="#cccccc"/>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${empty.join("")}<path fill="${ink}" d="${paths.join("")}"/></svg>`;
}
