/**
 * The one colour of a picture as CSS, from the first three bytes of its ThumbHash; undefined for what is none. Costs
 * microseconds and no library, so it may stand in the HTML.
 */
export function averageColor(hash: string | null): string | undefined {
  if (!hash) return undefined;
  const bytes = firstBytes(hash);
  if (!bytes) return undefined;
  const header = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
  const light = (header & 63) / 63;
  const yellow = ((header >> 6) & 63) / 31.5 - 1;
  const red = ((header >> 12) & 63) / 31.5 - 1;
  const blue = light - (2 / 3) * yellow;
  const warm = (3 * light - blue + red) / 2;
  const parts = [warm, warm - red, blue].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255));
  return `rgb(${parts.join(" ")})`;
}

function firstBytes(hash: string): [number, number, number] | null {
  try {
    const text = atob(hash.slice(0, 4));
    return text.length === 3 ? [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)] : null;
  } catch {
    return null;
  }
}
