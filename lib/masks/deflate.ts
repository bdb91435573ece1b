import { type Blocks, createBlocks } from "#lib/masks/deflate-blocks.ts";

/** Packs bytes for a zlib stream, piece by piece. */
export type Deflater = {
  write(bytes: Uint8Array): void;
  /** What was written since the last end. Whoever has many parts packs them with one: it holds most of a megabyte. */
  end(): Packed;
};

/** A part of a zlib stream that needs nothing of what comes before it. `length` and `checksum`: of what it was. */
export type Packed = { bytes: Uint8Array<ArrayBuffer>; length: number; checksum: number };

/** Deflate in a window of 32 KiB, packed quickly (RFC 1950, 2.2). */
const streamHead = Uint8Array.of(0x78, 0x01);
/** The last block, with nothing in it. */
const lastBlock = [0x03, 0x00];

/** The parts as one zlib stream (RFC 1950), not yet joined. */
export function zlibStream(parts: readonly Packed[]): Uint8Array<ArrayBuffer>[] {
  const { checksum } = parts.reduce(joinedSums, { length: 0, checksum: 1 });
  const tail = new Uint8Array([...lastBlock, ...[24, 16, 8, 0].map((shift) => checksum >>> shift)]);
  return [streamHead, ...parts.map(({ bytes }) => bytes), tail];
}

const windowBytes = 32_768;
const chunkBytes = 1 << 18;
const longestMatch = 258;
const shortestRun = 3;
// A shorter match far away takes more bits than its bytes.
const shortestCopy = 7;
const hashedBytes = 6;
// Six bytes of five bits each.
const hashMask = 2 ** 30 - 1;
const tableBits = 16;
/** Of a copy so many places are remembered; more make it no smaller. */
const remembered = 24;

/**
 * For the rows of a mask: mostly one value again and again, between them slopes that are much like those of the rows
 * above. So runs are found four bytes at a time and further matches by one look at where the same bytes were last:
 * several times as fast as zlib's own search, which a browser offers at one strength only, for a fifth more bytes.
 */
export function createDeflater(): Deflater {
  const buffer = new Uint8Array(windowBytes + chunkBytes);
  const words = new Uint32Array(buffer.buffer);
  const copies = createCopies(buffer);
  const blocks = createBlocks();
  let filled = 0;
  let done = 0;
  let checksum = 1;
  let length = 0;

  /** How often the byte before `at` comes again there; 0 if not often enough. */
  function runAt(at: number): number {
    const value = buffer[at] as number;
    if (at === 0 || value !== buffer[at - 1] || value !== buffer[at + 1]) return 0;
    const length = endOfRun(buffer, words, at, filled, value) - at;
    return length < shortestRun || at + length > filled ? 0 : length;
  }

  /** Packs what is in the buffer but the last bytes, unless they are the `last` of all. */
  function pack(last: boolean): void {
    const until = last ? filled : filled - longestMatch;
    while (done < until) {
      const run = runAt(done);
      if (run > 0) putRun(blocks, run);
      done += run > 0 ? run : packCopy();
    }
  }

  /** What was there before, or one byte; answers how many bytes it is. */
  function packCopy(): number {
    const length = done + hashedBytes > filled ? 0 : copies.find(done, filled);
    if (length > 0) blocks.match(length, copies.distance);
    else blocks.literal(buffer[done] as number);
    return length || 1;
  }

  /** Forgets what lies further back than a match can reach. */
  function slide(): void {
    const dropped = done - windowBytes;
    buffer.copyWithin(0, dropped, filled);
    filled -= dropped;
    done -= dropped;
    copies.slide(dropped);
  }

  return {
    write(bytes) {
      checksum = adler(checksum, bytes);
      length += bytes.length;
      for (let read = 0; read < bytes.length; ) {
        if (filled === buffer.length) {
          pack(false);
          slide();
        }
        const part = Math.min(bytes.length - read, buffer.length - filled);
        buffer.set(bytes.subarray(read, read + part), filled);
        filled += part;
        read += part;
      }
    },
    end() {
      pack(true);
      const packed = { bytes: blocks.end(), length, checksum };
      copies.forget();
      filled = 0;
      done = 0;
      length = 0;
      checksum = 1;
      return packed;
    },
  };
}

/** The byte before again and again. What is left over by one match must not be too short for another. */
function putRun(blocks: Blocks, length: number): void {
  for (let left = length; left > 0; ) {
    const rest = left - longestMatch;
    const piece = rest > 0 && rest < shortestRun ? longestMatch - shortestRun : Math.min(left, longestMatch);
    blocks.match(piece, 1);
    left -= piece;
  }
}

function endOfRun(
  bytes: Uint8Array,
  words: Uint32Array,
  start: number,
  filled: number,
  value: number,
): number {
  let end = start + 2;
  while (end < filled && end % 4 !== 0) {
    if (bytes[end] !== value) return end;
    end++;
  }
  const word = Math.imul(value, 0x01010101) >>> 0;
  const lastWord = filled >> 2;
  let index = end >> 2;
  while (index < lastWord && words[index] === word) index++;
  end = Math.max(end, index << 2);
  while (end < filled && bytes[end] === value) end++;
  return end;
}

/** Where the same bytes were last. */
function createCopies(buffer: Uint8Array) {
  /** By hash, in the whole stream: so what has left the window is seen to be too far. */
  const latest = new Int32Array(1 << tableBits).fill(-windowBytes - 1);
  /** Bytes of the stream before the buffer. */
  let gone = 0;
  let distance = 0;
  let hash = 0;
  /** What `hash` is of. */
  let hashed = -2;

  function hashAt(start: number): number {
    if (start === hashed + 1) hash = (hash << 5) ^ (buffer[start + hashedBytes - 1] as number);
    else
      for (let index = start; index < start + hashedBytes; index++)
        hash = (hash << 5) ^ (buffer[index] as number);
    hashed = start;
    return Math.imul(hash & hashMask, 0x9e3779b1) >>> (32 - tableBits);
  }

  return {
    /** The length of what is the same as at `at`, at `distance` before it; 0 if it is too short to know. */
    find(at: number, filled: number): number {
      const slot = hashAt(at);
      const from = (latest[slot] as number) - gone;
      latest[slot] = gone + at;
      if (from < 0 || at - from > windowBytes) return 0;
      const most = Math.min(longestMatch, filled - at);
      let length = 0;
      while (length < most && buffer[from + length] === buffer[at + length]) length++;
      if (length < shortestCopy) return 0;
      const end = Math.min(at + Math.min(length, remembered), filled - hashedBytes);
      for (let index = at + 1; index < end; index++) latest[hashAt(index)] = gone + index;
      distance = at - from;
      return length;
    },
    get distance() {
      return distance;
    },
    slide(dropped: number): void {
      gone += dropped;
      hashed = -2;
    },
    forget(): void {
      latest.fill(-windowBytes - 1);
      gone = 0;
      hashed = -2;
    },
  };
}

const adlerBase = 65_521;
/** So many bytes can be summed before the sums must be brought down. */
const summedBytes = 2_048;

function adler(before: number, bytes: Uint8Array): number {
  let a = before & 0xffff;
  let b = before >>> 16;
  for (let start = 0; start < bytes.length; start += summedBytes) {
    const end = Math.min(start + summedBytes, bytes.length);
    for (let index = start; index < end; index++) {
      a += bytes[index] as number;
      b += a;
    }
    a %= adlerBase;
    b %= adlerBase;
  }
  return ((b << 16) | a) >>> 0;
}

type Summed = Pick<Packed, "length" | "checksum">;

/** The checksum of two parts after each other: the first one's sum of bytes counts once more for each byte of the second. */
function joinedSums(first: Summed, second: Summed): Summed {
  const sum = (first.checksum & 0xffff) - 1;
  const a = sum + (second.checksum & 0xffff);
  const b = (first.checksum >>> 16) + (second.checksum >>> 16) + (second.length % adlerBase) * sum;
  const checksum = ((reduced(b) << 16) | reduced(a)) >>> 0;
  return { length: first.length + second.length, checksum };
}

const reduced = (sum: number): number => ((sum % adlerBase) + adlerBase) % adlerBase;
