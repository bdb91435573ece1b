import { parseSize } from "#lib/images/parameters.ts";

/** `1536x1024` -> `1536 × 1024`. */
export const sizeLabel = (size: string): string => size.replace("x", " × ");

/** Width over height, 1 where nobody knows. */
export function ratioOf(size: string): number {
  const dimensions = parseSize(size);
  return dimensions && dimensions.height > 0 ? dimensions.width / dimensions.height : 1;
}
