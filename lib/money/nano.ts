/** Nano-dollars per dollar. */
const nanoPerDollar = 1_000_000_000n;

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: "currency",
      currency: "USD",
      // zh-CN would write US$.
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

/**
 * An amount for people: `$0.16`; below a cent with as many digits as its first two need, `$0.0059`. Rounded half away
 * from zero. Exact for any size: the number reaches the formatter as decimal text, never as a float.
 */
export function formatNano(nano: bigint | string, locale: string): string {
  const amount = BigInt(nano);
  const magnitude = amount < 0n ? -amount : amount;
  const digits = fractionDigits(magnitude);
  const step = 10n ** BigInt(9 - digits);
  const steps = (magnitude + step / 2n) / step;
  const text = String(steps).padStart(digits + 1, "0");
  const sign = amount < 0n && steps > 0n ? "-" : "";
  const decimal = `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return formatterFor(locale, digits).format(decimal as Intl.StringNumericLiteral);
}

/** Two; below a cent enough for two digits that say something, without a trailing zero: 0.0050 is 0.005. */
function fractionDigits(magnitude: bigint): number {
  if (magnitude === 0n || magnitude >= nanoPerDollar / 100n) return 2;
  let digits = Math.min(9, 11 - String(magnitude).length);
  const step = 10n ** BigInt(9 - digits);
  for (let rest = (magnitude + step / 2n) / step; digits > 2 && rest % 10n === 0n; rest /= 10n) digits -= 1;
  return digits;
}

/** The sum of amounts, as the services (BigInt) and the JSON of views (text) carry them. */
export function addNano(...amounts: readonly (bigint | string)[]): bigint {
  return amounts.reduce((sum: bigint, amount) => sum + BigInt(amount), 0n);
}
