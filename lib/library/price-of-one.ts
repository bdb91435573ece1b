import type { ModelProfile, Price } from "#lib/models/profile.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { resolveParameters } from "#lib/template/resolve-parameters.ts";
import { resolveValues } from "#lib/template/resolve-values.ts";

/** A picture nobody has chosen yet counts as this large. */
const likelyInput = { width: 1024, height: 1024 };

/** What one picture of a template will probably cost before anybody fills in a value: nano-dollars. */
export function priceOfOne(content: TemplateContent, profile: ModelProfile, price: Price): bigint {
  const pictures = content.slots.filter(({ role }) => role !== "mask").reduce((sum, { min }) => sum + min, 0);
  const { parameters } = resolveParameters(content, resolveValues(content, {}), {});
  return estimateCost(profile, price, {
    parameters,
    count: 1,
    prompt: content.body,
    references: Array.from({ length: pictures }, () => likelyInput),
  }).likely;
}
