import { crc32, deflateSync } from "node:zlib";

const headerEnd = 33;

/**
 * A PNG with a colour profile attached and no pixel changed; encoders convert when they attach. A profile that is not
 * for RGB is left out, since the picture is.
 */
export function withProfile(png: Uint8Array, profile: Uint8Array): Uint8Array {
  const isRgb = Buffer.from(profile.subarray(16, 20)).toString("latin1") === "RGB ";
  if (!isRgb) return png;
  const body = Buffer.concat([Buffer.from("iCCPprofile\0\0", "latin1"), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)]);
}
