/*
 * Runs of bytes. Each piece is a count (7 bits a byte, lowest first, the last bit of it tells the kind) and then either
 * one byte to repeat, or as many bytes as counted.
 */

// A shorter run costs more than it saves inside other bytes.
const shortestRun = 4;
const fewBytes = 48;

/** The most bytes that `encodeRuns` writes for so many. */
export const longestRuns = (length: number): number => length + (length >> 6) + 16;

/** Writes `source` as runs to `target` from `at` on; answers where it ended. */
export function encodeRuns(source: Uint8Array, target: Uint8Array, at = 0): number {
  const aligned = source.byteOffset % 4 === 0 ? source : source.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  const lastStart = aligned.length - shortestRun;
  let end = at;
  let written = 0;
  let index = 0;
  while (index <= lastStart) {
    const value = aligned[index];
    if (value !== aligned[index + 1] || value !== aligned[index + 2] || value !== aligned[index + 3]) {
      index++;
      continue;
    }
    const next = endOfRun(aligned, words, index);
    end = writeBytes(aligned, written, index, target, end);
    end = writeCount((next - index) * 2, target, end);
    target[end++] = value as number;
    written = next;
    index = next;
  }
  return writeBytes(aligned, written, aligned.length, target, end);
}

/** The runs of the bytes' complements. */
export function invertedRuns(runs: Uint8Array): Uint8Array {
  const inverted = runs.slice();
  for (let index = 0; index < runs.length; ) {
    let count = 0;
    let byte = 128;
    for (let place = 1; byte > 127; place *= 128) {
      byte = runs[index++] as number;
      count += (byte & 127) * place;
    }
    const end = index + (count % 2 === 1 ? Math.floor(count / 2) : 1);
    for (; index < end; index++) inverted[index] = ~(runs[index] as number);
  }
  return inverted;
}

/** Reads the runs from `from` to before `to` back into `target`, which they must fill exactly; a RangeError if not. */
export function decodeRuns(source: Uint8Array, from: number, to: number, target: Uint8Array): void {
  let index = from;
  let filled = 0;
  while (index < to) {
    let byte = source[index++] as number;
    let count = byte & 127;
    for (let place = 128; byte > 127; place *= 128) {
      byte = source[index++] ?? 0;
      count += (byte & 127) * place;
    }
    const isBytes = count % 2 === 1;
    const length = Math.floor(count / 2);
    const end = index + (isBytes ? length : 1);
    if (end > to || filled + length > target.length) throw new RangeError("The runs do not fit.");
    if (isBytes) copyBytes(source, index, end, target, filled);
    else fillBytes(target, source[index] as number, filled, filled + length);
    index = end;
    filled += length;
  }
  if (filled !== target.length) throw new RangeError("The runs are cut off.");
}

function endOfRun(bytes: Uint8Array, words: Uint32Array, start: number): number {
  const value = bytes[start] as number;
  let end = start + 1;
  while (end < bytes.length && end % 4 !== 0) {
    if (bytes[end] !== value) return end;
    end++;
  }
  const word = Math.imul(value, 0x01010101) >>> 0;
  let index = end >> 2;
  while (index < words.length && words[index] === word) index++;
  end = Math.max(end, index << 2);
  while (end < bytes.length && bytes[end] === value) end++;
  return end;
}

function writeBytes(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  if (from === to) return at;
  const start = writeCount((to - from) * 2 + 1, target, at);
  copyBytes(source, from, to, target, start);
  return start + to - from;
}

function fillBytes(target: Uint8Array, value: number, from: number, to: number): void {
  if (to - from > fewBytes) target.fill(value, from, to);
  else for (let index = from; index < to; index++) target[index] = value;
}

/** By hand where they are few: most pieces are the edge of a stroke. */
function copyBytes(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): void {
  if (to - from > fewBytes) target.set(source.subarray(from, to), at);
  else for (let index = from, into = at; index < to; index++, into++) target[into] = source[index] as number;
}

function writeCount(count: number, target: Uint8Array, at: number): number {
  let rest = count;
  let end = at;
  for (; rest > 127; rest = Math.floor(rest / 128)) target[end++] = (rest % 128) | 128;
  target[end++] = rest;
  return end;
}
