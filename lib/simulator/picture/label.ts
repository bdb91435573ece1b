import { setText } from "./headline.ts";

/** The mark of a simulated picture in the lower right corner; lengths in units of a picture `width` x `height`. */
export async function labelArt(width: number, height: number): Promise<string> {
  const w = 138;
  const h = 30;
  const x = width - w - 20;
  const y = height - h - 20;
  const text = await setText(
    "SIMULATED",
    { x: x + 28, y, width: w - 40, height: h },
    { align: "left", largest: 15, most: 1, leading: 1, tracking: 0.09 },
  );
  return `<g><rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w}" height="${h}" rx="15" fill="#11131c" fill-opacity="0.46"/><circle cx="${(x + 17).toFixed(1)}" cy="${(y + 15).toFixed(1)}" r="4" fill="#ffd27a"/><path d="${text?.path ?? ""}" fill="#ffffff" fill-opacity="0.94"/></g>`;
}
