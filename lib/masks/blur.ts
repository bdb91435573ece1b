/**
 * Blurs bytes in place so that a hard edge becomes a slope `radius` pixels wide on each side: three box filters, nearly
 * a Gaussian. Beyond the border it goes on as at the border.
 */
export function blur(data: Uint8Array, width: number, height: number, radius: number): void {
  for (const half of halves(radius)) if (half > 0) boxBlur(data, width, height, half);
}

/** Standard deviation of the blur above. */
export function deviation(radius: number): number {
  return Math.sqrt(halves(radius).reduce((sum, half) => sum + ((2 * half + 1) ** 2 - 1) / 12, 0));
}

function halves(radius: number): number[] {
  const whole = Math.max(0, Math.round(radius));
  return [Math.ceil(whole / 3), Math.ceil((whole - 1) / 3), Math.floor(whole / 3)];
}

/** The mean over a square of `2 * half + 1`: rows are summed as they come, the sums of the last ones are kept. */
function boxBlur(data: Uint8Array, width: number, height: number, half: number): void {
  const side = 2 * half + 1;
  const share = 1 / (side * side);
  const padded = new Uint8Array(width + side);
  const kept = new Uint32Array(side * width);
  const sums = new Uint32Array(width);
  for (let row = -half; row < height + half; row++) {
    const from = Math.min(Math.max(row, 0), height - 1) * width;
    const start = ((row + half) % side) * width;
    padded.fill(data[from] as number, 0, half);
    padded.set(data.subarray(from, from + width), half);
    padded.fill(data[from + width - 1] as number, half + width);
    addRow(padded, side, kept, start, sums);
    if (row < half) continue;
    // It is no longer needed: what is written lies `half` rows behind what is read.
    const to = (row - half) * width;
    for (let x = 0; x < width; x++) data[to + x] = (sums[x] as number) * share + 0.5;
  }
}

/** Replaces the oldest row of sums by those of `padded`. */
function addRow(padded: Uint8Array, side: number, kept: Uint32Array, start: number, sums: Uint32Array): void {
  let sum = 0;
  for (let x = 0; x < side; x++) sum += padded[x] as number;
  for (let x = 0; x < sums.length; x++) {
    sums[x] = (sums[x] as number) + sum - (kept[start + x] as number);
    kept[start + x] = sum;
    sum += (padded[x + side] as number) - (padded[x] as number);
  }
}
