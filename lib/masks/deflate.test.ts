import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDeflater, zlibStream } from "#lib/masks/deflate.ts";
import { huffmanCode } from "#lib/masks/huffman.ts";

function packed(pieces: readonly Uint8Array[]) {
  const deflater = createDeflater();
  for (const piece of pieces) deflater.write(piece);
  return deflater.end();
}

const deflated = (pieces: readonly Uint8Array[]) => Buffer.concat(zlibStream([packed(pieces)]));

const byte = fc.integer({ min: 0, max: 255 });
const anyPiece = fc.oneof(
  fc
    .tuple(byte, fc.integer({ min: 1, max: 3000 }))
    .map(([value, length]) => new Uint8Array(length).fill(value)),
  fc.uint8Array({ maxLength: 400 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 }))
    .map(([part, times]) =>
      Uint8Array.from({ length: part.length * times }, (_, at) => part[at % part.length] ?? 0),
    ),
);

describe("packing bytes", () => {
  it("is read by zlib as what it was", () => {
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 12 }), (pieces) => {
        const back = inflateSync(deflated(pieces));
        expect(Buffer.compare(back, Buffer.concat(pieces))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("joins parts that were packed by themselves, in any order and more than once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyPiece, { maxLength: 4 }), { maxLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 9 }),
        (parts, order) => {
          // By one deflater, which must know nothing of the part before.
          const deflater = createDeflater();
          const all = parts.map((pieces) => {
            for (const piece of pieces) deflater.write(piece);
            return { plain: Buffer.concat(pieces), packed: deflater.end() };
          });
          const taken = order.flatMap((at) => all[at] ?? []);
          const back = inflateSync(Buffer.concat(zlibStream(taken.map((one) => one.packed))));
          expect(Buffer.compare(back, Buffer.concat(taken.map(({ plain }) => plain)))).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("goes on beyond its window and its blocks, with noise, runs, and what comes again from far and too far", () => {
    const noise = Uint8Array.from({ length: 40_000 }, (_, at) => Math.imul(at, 2654435761) >>> 24);
    const pieces = [];
    for (let round = 0; round < 12; round++) {
      pieces.push(noise, new Uint8Array(70_000 + round).fill(round), noise.subarray(0, 9_000 + 97 * round));
      pieces.push(noise.subarray(0, 32_768), noise.subarray(0, 32_768), noise.subarray(1, 32_768));
    }
    const packed = deflated(pieces);
    const whole = Buffer.concat(pieces);
    expect(Buffer.compare(inflateSync(packed), whole)).toBe(0);
    expect(packed.length).toBeLessThan(0.6 * whole.length);
  });

  it("takes next to nothing for one value", () => {
    expect(deflated([new Uint8Array(1_000_000)]).length).toBeLessThan(1_200);
  });
});

describe("a Huffman code", () => {
  it("is complete and no deeper than asked, however uneven the counts are", () => {
    const uneven = fc.array(fc.oneof(fc.nat(3), fc.nat(1_000_000)), { minLength: 2, maxLength: 286 });
    const fibonacci = [1, 1];
    while (fibonacci.length < 30) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0));
    fc.assert(
      fc.property(fc.oneof(uneven, fc.constant(fibonacci)), fc.constantFrom(9, 15), (counts, longest) => {
        const { lengths } = huffmanCode(Uint32Array.from(counts), longest);
        const used = counts.filter((count) => count > 0).length;
        const filled = [...lengths].reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
        expect(filled).toBe(used > 1 ? 1 : used / 2);
        for (const [symbol, count] of counts.entries()) expect((lengths[symbol] ?? 0) > 0).toBe(count > 0);
      }),
    );
  });
});
