import { type HuffmanCode, huffmanCode } from "#lib/masks/huffman.ts";

/** Writes blocks with codes of their own (RFC 1951, 3.2.7). */
export type Blocks = {
  literal(value: number): void;
  /** `length` bytes again, from `distance` back: 3 to 258, and 1 to 32,768. */
  match(length: number, distance: number): void;
  /** All blocks, up to a whole byte; what comes after is of another part. None says that it is the last of a stream. */
  end(): Uint8Array<ArrayBuffer>;
};

const blockTokens = 32_768;
const endOfBlock = 256;
// 285 has no rest: the longest of all.
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthRest = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const lengthSymbol = new Uint8Array(259);
for (const [symbol, base] of lengthBase.entries()) lengthSymbol.fill(symbol, base);
const isMatch = 1 << 24;
/** In which order the lengths of the lengths' codes are sent. */
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

export function createBlocks(): Blocks {
  const tokens = new Int32Array(blockTokens);
  let count = 0;
  const bits = createBitWriter();

  function put({ lengths, codes }: HuffmanCode, symbol: number): void {
    bits.put(codes[symbol] as number, lengths[symbol] as number);
  }

  function flush(): void {
    const { symbols, distances } = countsOf(tokens.subarray(0, count));
    const symbolCode = huffmanCode(symbols, 15);
    const distanceCode = huffmanCode(distances, 15);
    bits.put(0, 1);
    bits.put(2, 2);
    putCodes(bits, symbolCode.lengths, distanceCode.lengths);
    for (let index = 0; index < count; index++) {
      bits.makeRoom();
      const token = tokens[index] as number;
      if (token < isMatch) put(symbolCode, token);
      else putMatch(((token >> 16) & 255) + 3, token & 0xffff, symbolCode, distanceCode);
    }
    put(symbolCode, endOfBlock);
    count = 0;
  }

  function putMatch(length: number, distance: number, symbolCode: HuffmanCode, distanceCode: HuffmanCode) {
    const symbol = lengthSymbol[length] as number;
    put(symbolCode, 257 + symbol);
    bits.put(length - (lengthBase[symbol] as number), lengthRest[symbol] as number);
    const far = distanceSymbol(distance);
    put(distanceCode, far);
    const rest = restOf(far);
    bits.put((distance - 1) & ((1 << rest) - 1), rest);
  }

  return {
    literal(value) {
      tokens[count++] = value;
      if (count === blockTokens) flush();
    },
    match(length, distance) {
      tokens[count++] = isMatch | ((length - 3) << 16) | distance;
      if (count === blockTokens) flush();
    },
    end() {
      flush();
      // A stored block of no bytes begins at a whole one (3.2.4).
      bits.put(0, 3);
      bits.align();
      bits.put(0, 16);
      bits.put(0xffff, 16);
      return bits.end();
    },
  };
}

function countsOf(tokens: Int32Array): { symbols: Uint32Array; distances: Uint32Array } {
  const symbols = new Uint32Array(286);
  const distances = new Uint32Array(30);
  symbols[endOfBlock] = 1;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as number;
    let symbol = token;
    if (token >= isMatch) {
      symbol = 257 + (lengthSymbol[((token >> 16) & 255) + 3] as number);
      const far = distanceSymbol(token & 0xffff);
      distances[far] = (distances[far] as number) + 1;
    }
    symbols[symbol] = (symbols[symbol] as number) + 1;
  }
  return { symbols, distances };
}

/** Two symbols for each power of two. */
function distanceSymbol(distance: number): number {
  const place = distance - 1;
  if (place < 4) return place;
  const bits = 31 - Math.clz32(place);
  return 2 * bits + ((place >> (bits - 1)) & 1);
}

const restOf = (symbol: number): number => (symbol < 4 ? 0 : (symbol >> 1) - 1);

type BitWriter = ReturnType<typeof createBitWriter>;

/** Lowest bit first. */
function createBitWriter() {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  let held = 0;
  let heldBits = 0;
  return {
    /** Before each few bits: what a token takes at most fits. */
    makeRoom(): void {
      if (length + 16 <= bytes.length) return;
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes);
      bytes = larger;
    },
    /** At most 16 bits. */
    put(value: number, count: number): void {
      held |= value << heldBits;
      heldBits += count;
      while (heldBits >= 8) {
        bytes[length++] = held & 255;
        held >>>= 8;
        heldBits -= 8;
      }
    },
    /** To the next whole byte. */
    align(): void {
      if (heldBits > 0) bytes[length++] = held & 255;
      held = 0;
      heldBits = 0;
    },
    /** What was written, and begins anew. */
    end(): Uint8Array<ArrayBuffer> {
      const written = bytes.slice(0, length);
      length = 0;
      return written;
    },
  };
}

/** Says which codes a block has: their lengths, in runs, in a code of their own. */
function putCodes(bits: BitWriter, symbolLengths: Uint8Array, distanceLengths: Uint8Array): void {
  const symbolCount = usedOf(symbolLengths, 257);
  const distanceCount = usedOf(distanceLengths, 1);
  const runs = runsOfLengths([
    ...symbolLengths.subarray(0, symbolCount),
    ...distanceLengths.subarray(0, distanceCount),
  ]);
  const counts = new Uint32Array(19);
  for (const { symbol } of runs) counts[symbol] = (counts[symbol] as number) + 1;
  const { lengths, codes } = huffmanCode(counts, 7);
  const inOrder = orderOfLengths.map((symbol) => lengths[symbol] as number);
  const orderCount = usedOf(Uint8Array.from(inOrder), 4);
  bits.makeRoom();
  bits.put(symbolCount - 257, 5);
  bits.put(distanceCount - 1, 5);
  bits.put(orderCount - 4, 4);
  for (const length of inOrder.slice(0, orderCount)) bits.put(length, 3);
  for (const { symbol, rest, restBits } of runs) {
    bits.makeRoom();
    bits.put(codes[symbol] as number, lengths[symbol] as number);
    bits.put(rest, restBits);
  }
}

/** How many there are up to the last that is not 0. */
function usedOf(lengths: Uint8Array, atLeast: number): number {
  let used = lengths.length;
  while (used > atLeast && lengths[used - 1] === 0) used--;
  return used;
}

type LengthRun = { symbol: number; rest: number; restBits: number };

/** 16: the one before again, 3-6 times; 17 and 18: 0, 3-10 and 11-138 times. */
function runsOfLengths(lengths: readonly number[]): LengthRun[] {
  const runs: LengthRun[] = [];
  for (let index = 0; index < lengths.length; ) {
    const value = lengths[index] as number;
    let end = index + 1;
    while (end < lengths.length && lengths[end] === value) end++;
    const count = end - index;
    if (value === 0 && count >= 11) {
      const taken = Math.min(count, 138);
      runs.push({ symbol: 18, rest: taken - 11, restBits: 7 });
      index += taken;
    } else if (value === 0 && count >= 3) {
      runs.push({ symbol: 17, rest: count - 3, restBits: 3 });
      index += count;
    } else if (index > 0 && lengths[index - 1] === value && count >= 3) {
      const taken = Math.min(count, 6);
      runs.push({ symbol: 16, rest: taken - 3, restBits: 2 });
      index += taken;
    } else {
      runs.push({ symbol: value, rest: 0, restBits: 0 });
      index++;
    }
  }
  return runs;
}
