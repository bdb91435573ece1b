/** Never reached: a bar that is full and still waits tells a lie. */
const most = 0.95;

/** How far a picture probably is: three quarters at the usual time, then slower and slower. Both in milliseconds. */
export function easedProgress(elapsedMs: number, usualMs: number): number {
  if (usualMs <= 0 || elapsedMs <= 0) return 0;
  return most * (1 - Math.exp((-1.55 * elapsedMs) / usualMs));
}
