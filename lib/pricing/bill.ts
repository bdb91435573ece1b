import type { DrawService } from "#lib/images/parameters.ts";
import type { Price } from "#lib/models/profile.ts";
import type { Usage } from "#lib/providers/provider.ts";

/** The six classes tokens are billed in; a bill names each, so that none is billed at another's rate. */
const tokenClasses = [
  "textInput",
  "cachedTextInput",
  "imageInput",
  "cachedImageInput",
  "imageOutput",
  "textOutput",
] as const satisfies (keyof Usage & keyof Price)[];

/** A million dollars for one call is no bill; far beyond it the database's 64 bits would not hold it. */
const mostNano = 10n ** 15n;

/**
 * What `usage` costs, in nano-dollars, exactly; a batch costs half, an odd nano-dollar rounded up. Throws RangeError for a rate or a number of tokens that is no integer,
 * and for a sum that cannot be a bill.
 */
export function billFor(price: Price, usage: Usage, service: DrawService = "standard"): bigint {
  const sum = tokenClasses.reduce((total, name) => total + BigInt(usage[name]) * BigInt(price[name]), 0n);
  if (sum < 0n || sum > mostNano) throw new RangeError("the usage reported adds up to no possible bill");
  return service === "batch" ? (sum + 1n) / 2n : sum;
}
