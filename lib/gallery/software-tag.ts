const softwareTag = 0x0131;
const asciiType = 2;
const mostEntries = 200;

/** The Software entry of the first directory of an EXIF block (TIFF), or null. Anything out of place is nothing. */
export function softwareInExif(bytes: Buffer): string | null {
  const block = bytes.toString("latin1", 0, 6) === "Exif\0\0" ? bytes.subarray(6) : bytes;
  const order = block.toString("latin1", 0, 4);
  const little = order === "II*\0";
  if (!little && order !== "MM\0*") return null;
  const uint16 = (at: number) => (little ? block.readUInt16LE(at) : block.readUInt16BE(at));
  const uint32 = (at: number) => (little ? block.readUInt32LE(at) : block.readUInt32BE(at));
  try {
    const directory = uint32(4);
    const count = Math.min(uint16(directory), mostEntries);
    for (let entry = 0; entry < count; entry++) {
      const at = directory + 2 + entry * 12;
      if (uint16(at) !== softwareTag || uint16(at + 2) !== asciiType) continue;
      const length = uint32(at + 4);
      // Up to four bytes stand in the entry itself.
      const start = length <= 4 ? at + 8 : uint32(at + 8);
      return block.toString("utf8", start, start + Math.min(length, 200)).replace(/\0.*$/s, "");
    }
  } catch {
    // An offset led out of the block.
  }
  return null;
}

/** CreatorTool of an XMP packet, written as an attribute or as an element, or null. */
export function softwareInXmp(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  const [, attribute, element] =
    /xmp:CreatorTool(?:\s*=\s*["']([^"'<]{1,200})|>([^<]{1,200})<)/.exec(text) ?? [];
  return attribute ?? element ?? null;
}
