/** Byte offsets, end inclusive. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a Range header against `total` bytes. null: none, several, or none we understand, so the whole is sent (as
 * RFC 9110 14.2 allows); "unsatisfiable": well-formed, but beyond the end.
 */
export function parseByteRange(
  header: string | undefined,
  total: number,
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!match) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Math.min(Number(last), total);
    return length === 0 ? "unsatisfiable" : { start: total - length, end: total - 1 };
  }
  const start = Number(first);
  const end = last === "" ? total - 1 : Math.min(Number(last), total - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= total ? "unsatisfiable" : { start, end };
}
