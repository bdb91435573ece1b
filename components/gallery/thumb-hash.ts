import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** The one colour of a picture, as CSS; undefined for what is no ThumbHash. Costs microseconds, so it may stand in the HTML. */
export function averageColor(hash: string | null): string | undefined {
  if (!hash) return undefined;
  try {
    const { r, g, b, a } = thumbHashToAverageRGBA(bytesOf(hash));
    if (!(a > 0.5)) return undefined;
    return `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(" ")})`;
  } catch {
    return undefined;
  }
}

const decoded = new Map<string, string>();
const mostKept = 2000;

/** A blurred picture as a CSS image, made once; costs a fraction of a millisecond. */
export function blurredPicture(hash: string): string | undefined {
  const known = decoded.get(hash);
  if (known) return known;
  try {
    const image = `url(${thumbHashToDataURL(bytesOf(hash))})`;
    if (decoded.size >= mostKept) decoded.delete(decoded.keys().next().value ?? "");
    decoded.set(hash, image);
    return image;
  } catch {
    return undefined;
  }
}
