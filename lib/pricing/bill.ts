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

/** What `usage` costs, in nano-dollars, exactly. Throws RangeError for a rate or a number of tokens that is no integer. */
export function billFor(price: Price, usage: Usage): bigint {
  return tokenClasses.reduce((sum, name) => sum + BigInt(usage[name]) * BigInt(price[name]), 0n);
}
