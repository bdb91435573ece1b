/**
 * A real HEIC of 32 x 32 pixels, turned by a quarter: red left and blue right in the file, blue above red when shown.
 * No encoder is at hand, so its one HEVC block holds its samples uncompressed (PCM, H.265 7.3.8.7).
 */
export function quarterTurnedHeic(): Uint8Array {
  const sets = [nal(32, videoSet()), nal(33, sequenceSet()), nal(34, pictureSet())];
  const slice = nal(20, sliceOf(redAndBlue()));
  const picture = concat(u32(slice.length), slice);
  const type = box("ftyp", text("heic"), u32(0), text("mif1heic"));
  // The box of properties has the same length wherever the picture begins.
  const start = type.length + metaBox(sets, 0, picture.length).length + 8;
  return concat(type, metaBox(sets, start, picture.length), box("mdat", picture));
}

const edge = 32;

/** Samples of YCbCr 4:2:0 in the order of the bitstream. */
function redAndBlue(): Uint8Array {
  const plane = (size: number, red: number, blue: number) =>
    Uint8Array.from({ length: size * size }, (_, at) => (at % size < size / 2 ? red : blue));
  return concat(plane(edge, 81, 41), plane(edge / 2, 90, 240), plane(edge / 2, 240, 110));
}

/** Bits of a header: numbers are fixed width, `ue` is an Exp-Golomb code. */
function bits(...parts: string[]): string {
  return parts.join("");
}
const u = (value: number, width: number) => value.toString(2).padStart(width, "0");
const ue = (value: number) => {
  const code = (value + 1).toString(2);
  return "0".repeat(code.length - 1) + code;
};
const zeros = (count: number) => "0".repeat(count);

/** Main Still Picture, level 1. */
const profile = bits(u(0, 3), u(3, 5), u(0x70000000, 32), "1001", zeros(44), u(30, 8));

const videoSet = () =>
  trailed(
    bits(
      u(0, 4),
      "11",
      u(0, 6),
      u(0, 3),
      "1",
      u(0xffff, 16),
      profile,
      "1",
      ue(0),
      ue(0),
      ue(0),
      u(0, 6),
      ue(0),
      "00",
    ),
  );

function sequenceSet(): Uint8Array {
  const format = bits(ue(0), ue(1), ue(edge), ue(edge), "0", ue(0), ue(0), ue(0), "1", ue(0), ue(0), ue(0));
  // Blocks of 32 only, transforms of 4 to 32, no scaling lists, no AMP, no SAO.
  const blocks = bits(ue(2), ue(0), ue(0), ue(3), ue(0), ue(0), "000");
  // PCM of 8 bits in blocks of 32, not filtered afterwards.
  const pcm = bits("1", u(7, 4), u(7, 4), ue(2), ue(0), "1");
  return trailed(bits(u(0, 4), u(0, 3), "1", profile, format, blocks, pcm, ue(0), "0000", "0"));
}

const pictureSet = () =>
  trailed(
    bits(
      ue(0),
      ue(0),
      "00",
      u(0, 3),
      "00",
      ue(0),
      ue(0),
      ue(0),
      "000",
      ue(0),
      ue(0),
      "0000000",
      "101",
      "00",
      ue(0),
      "00",
    ),
  );

/** An intra slice of one block: first and only slice, no deblocking. */
function sliceOf(samples: Uint8Array): Uint8Array {
  const header = trailed(bits("1", "0", ue(0), ue(2), ue(0)));
  // The block is whole (a likely bin: 510 - 240), then "PCM" and "end of slice", each coded as a terminating bin.
  return concat(header, terminated(510 - 240), samples, terminated(510));
}

/** The arithmetic coder's bytes when, from this range, one terminating 1 ends it (H.265 9.3.4.2.5 and its flush). */
function terminated(range: number): Uint8Array {
  let low = range - 2;
  let out = "";
  let waiting = 0;
  const put = (bit: string) => {
    out += bit + (bit === "1" ? "0" : "1").repeat(waiting);
    waiting = 0;
  };
  for (let shift = 0; shift < 7; shift++) {
    if (low >= 512) put("1");
    else if (low < 256) put("0");
    else waiting++;
    low = (low >= 512 ? low - 512 : low < 256 ? low : low - 256) * 2;
  }
  put(String((low >> 9) & 1));
  out += u(((low >> 7) & 3) | 1, 2);
  // The coder's first bit is never written.
  return packed(out.slice(1));
}

const trailed = (code: string) => packed(`${code}1`);

function packed(code: string): Uint8Array {
  const full = code.padEnd(Math.ceil(code.length / 8) * 8, "0");
  return Uint8Array.from(full.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** Three bytes that look like the start of a unit get a 3 in between. */
function nal(type: number, payload: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let quiet = 0;
  for (const byte of payload) {
    if (quiet >= 2 && byte <= 3) {
      bytes.push(3);
      quiet = 0;
    }
    bytes.push(byte);
    quiet = byte === 0 ? quiet + 1 : 0;
  }
  return Uint8Array.from([type << 1, 1, ...bytes]);
}

function metaBox(sets: Uint8Array[], offset: number, length: number): Uint8Array {
  const handler = full("hdlr", 0, u32(0), text("pict"), u32(0), u32(0), u32(0), [0]);
  const primary = full("pitm", 0, u16(1));
  const location = full("iloc", 0, [0x44, 0], u16(1), u16(1), u16(0), u16(1), u32(offset), u32(length));
  const items = full("iinf", 0, u16(1), full("infe", 2, u16(1), u16(0), text("hvc1"), [0]));
  const size = full("ispe", 0, u32(edge), u32(edge));
  const properties = box("ipco", decoderBox(sets), size, box("irot", [1]));
  const links = full("ipma", 0, u32(1), u16(1), [3, 0x81, 0x02, 0x83]);
  return full("meta", 0, handler, primary, location, items, box("iprp", properties, links));
}

function decoderBox(sets: Uint8Array[]): Uint8Array {
  const head = [
    1,
    3,
    0x70,
    0,
    0,
    0,
    0x90,
    0,
    0,
    0,
    0,
    0,
    30,
    0xf0,
    0,
    0xfc,
    0xfd,
    0xf8,
    0xf8,
    0,
    0,
    0x0f,
    sets.length,
  ];
  const arrays = sets.map((set, index) => concat([0x80 | (32 + index)], u16(1), u16(set.length), set));
  return box("hvcC", head, ...arrays);
}

type Bytes = ArrayLike<number>;
const concat = (...parts: Bytes[]) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
const text = (value: string) => Buffer.from(value, "latin1");
const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 65_535)];
const box = (type: string, ...parts: Bytes[]) => {
  const body = concat(...parts);
  return concat(u32(body.length + 8), text(type), body);
};
const full = (type: string, version: number, ...parts: Bytes[]) => box(type, [version, 0, 0, 0], ...parts);
