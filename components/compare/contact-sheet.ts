import type { ComparedImage } from "#lib/compare/view.ts";

/** One picture of the sheet with what is written below it. */
export type SheetCell = { compared: ComparedImage; name: string; facts: string; won: boolean };

const cellWidth = 960;
const gap = 48;
const textSize = 26;
const lineHeight = 38;
const mostLines = 6;

/**
 * A PNG with all pictures beside each other and their facts below, drawn by the browser so that Chinese is written in
 * the reader's own fonts. Rejects when a picture can't be loaded or the browser gives no canvas of that size.
 */
export async function drawContactSheet(
  cells: readonly SheetCell[],
  { winner, hidesPrompts }: { winner: string; hidesPrompts: boolean },
): Promise<Blob> {
  const pictures = await Promise.all(cells.map(({ compared }) => load(`${compared.image.url}?w=2048`)));
  const columns = cells.length === 4 ? 2 : cells.length;
  const rows = Math.ceil(cells.length / columns);
  const tallest = Math.max(...pictures.map(({ width, height }) => (cellWidth * height) / width));
  const pictureHeight = Math.round(Math.min(tallest, cellWidth * 1.5));
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  const fonts = getComputedStyle(document.body).fontFamily;
  pen.font = `${textSize}px ${fonts}`;
  const texts = cells.map(({ compared }) =>
    hidesPrompts ? [] : wrap(pen, compared.run?.prompt ?? "", cellWidth),
  );
  const captionHeight = lineHeight * (2 + Math.max(...texts.map(({ length }) => length)));
  const cellHeight = pictureHeight + captionHeight + gap;
  canvas.width = gap + columns * (cellWidth + gap);
  canvas.height = gap + rows * (cellHeight + gap);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  cells.forEach((cell, index) => {
    const x = gap + (index % columns) * (cellWidth + gap);
    const y = gap + Math.floor(index / columns) * (cellHeight + gap);
    const picture = pictures[index];
    if (picture) drawPicture(pen, picture, { x, y, width: cellWidth, height: pictureHeight });
    const lines = [
      { text: cell.won ? `${cell.name}  ★ ${winner}` : cell.name, weight: 600, color: "#111111" },
      { text: cell.facts, weight: 400, color: "#555555" },
      ...(texts[index] ?? []).map((text) => ({ text, weight: 400, color: "#333333" })),
    ];
    lines.forEach(({ text, weight, color }, line) => {
      pen.font = `${weight} ${textSize}px ${fonts}`;
      pen.fillStyle = color;
      pen.fillText(text, x, y + pictureHeight + (line + 1) * lineHeight, cellWidth);
    });
  });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

function drawPicture(
  pen: CanvasRenderingContext2D,
  picture: HTMLImageElement,
  box: { x: number; y: number; width: number; height: number },
): void {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  pen.drawImage(picture, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
}

/** Breaks where the platform allows it, which in Chinese is nearly everywhere. */
function wrap(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const words = new Intl.Segmenter(undefined, { granularity: "word" }).segment(
    text.slice(0, 2000).replace(/\s+/g, " "),
  );
  const lines: string[] = [];
  let line = "";
  for (const { segment } of words) {
    if (line && pen.measureText(line + segment).width > width) {
      lines.push(line.trim());
      line = "";
      if (lines.length === mostLines) return [...lines.slice(0, -1), `${lines.at(-1)} …`];
    }
    line += segment;
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}

async function load(url: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture;
}
