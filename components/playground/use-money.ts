import { useLocale } from "next-intl";
import { formatNano } from "#lib/money/nano.ts";

/** Writes nano-dollars as the reader's language does. */
export function useMoney(): (nano: bigint | string) => string {
  const locale = useLocale();
  return (nano) => formatNano(BigInt(nano), locale);
}
