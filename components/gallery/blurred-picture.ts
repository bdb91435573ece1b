import { thumbHashToDataURL } from "thumbhash";

const decoded = new Map<string, string>();
const mostKept = 2000;

/** A ThumbHash as a blurred CSS image, made once; costs a fraction of a millisecond. Undefined for what is none. */
export function blurredPicture(hash: string): string | undefined {
  const known = decoded.get(hash);
  if (known) return known;
  try {
    const bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0));
    const image = `url(${thumbHashToDataURL(bytes)})`;
    if (decoded.size >= mostKept) decoded.delete(decoded.keys().next().value ?? "");
    decoded.set(hash, image);
    return image;
  } catch {
    return undefined;
  }
}
