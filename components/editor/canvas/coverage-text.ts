import type { useFormatter } from "next-intl";

/** A share as per cent. Never 0 % for something, never 100 % for less than all. */
export function coverageText(format: ReturnType<typeof useFormatter>, coverage: number): string {
  const shown = coverage === 0 || coverage === 1 ? coverage : Math.min(0.999, Math.max(0.001, coverage));
  return format.number(shown, { style: "percent", maximumFractionDigits: 1 });
}
