/** A code for each symbol, by RFC 1951: `lengths` in bits, 0 where it does not occur; `codes` first bit lowest. */
export type HuffmanCode = { lengths: Uint8Array; codes: Uint16Array };

/** The shortest code for symbols that occur so often, none longer than `longest` bits. */
export function huffmanCode(counts: Uint32Array, longest: number): HuffmanCode {
  let weights = counts;
  let lengths = lengthsFor(weights);
  while (lengths.some((length) => length > longest)) {
    // Rare symbols become less rare: a little longer in all, and less deep.
    weights = weights.map((count) => (count > 0 ? (count >> 1) + 1 : 0));
    lengths = lengthsFor(weights);
  }
  return { lengths, codes: codesFor(lengths) };
}

/** Joins the two rarest again and again. Both lists below stay in order, so that the rarest is first in one of them. */
function lengthsFor(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const leaves = [...counts.keys()]
    .filter((symbol) => (counts[symbol] as number) > 0)
    .sort((a, b) => (counts[a] as number) - (counts[b] as number));
  if (leaves.length < 2) {
    for (const symbol of leaves) lengths[symbol] = 1;
    return lengths;
  }
  const weights = leaves.map((symbol) => counts[symbol] as number);
  const parents: number[] = [];
  let leaf = 0;
  let joined = leaves.length;
  const rarest = (): number => {
    const isLeaf =
      leaf < leaves.length &&
      (joined >= weights.length || (weights[leaf] as number) <= (weights[joined] as number));
    return isLeaf ? leaf++ : joined++;
  };
  while (weights.length < 2 * leaves.length - 1) {
    const a = rarest();
    const b = rarest();
    parents[a] = weights.length;
    parents[b] = weights.length;
    weights.push((weights[a] as number) + (weights[b] as number));
  }
  const depths = new Uint8Array(weights.length);
  for (let node = weights.length - 2; node >= 0; node--) {
    depths[node] = (depths[parents[node] as number] as number) + 1;
    const symbol = leaves[node];
    if (symbol !== undefined) lengths[symbol] = depths[node] as number;
  }
  return lengths;
}

/** By length and then by symbol, counting up; turned round, because deflate sends the highest bit first. */
function codesFor(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  let next = 0;
  for (let length = 1; length <= 15; length++) {
    next <<= 1;
    for (const [symbol, own] of lengths.entries()) if (own === length) codes[symbol] = turned(next++, length);
  }
  return codes;
}

function turned(code: number, length: number): number {
  let round = 0;
  for (let bit = 0; bit < length; bit++) round |= ((code >> bit) & 1) << (length - 1 - bit);
  return round;
}
