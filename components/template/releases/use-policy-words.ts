import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ReleasePolicy } from "#lib/releases/view.ts";

/** A policy in sentences; says so when it asks for nothing. */
export function usePolicyWords(): (policy: ReleasePolicy) => string[] {
  const t = useTranslations("template");
  return useCallback(
    ({ reviews, samplesPerCase, meanRating, blockedAllowed, authorMayReview, who }) => {
      const [only] = who;
      const lines: [isAsked: boolean, () => string][] = [
        [samplesPerCase > 0, () => t("policy.samples", { count: samplesPerCase })],
        [meanRating > 0, () => t("policy.rating", { mean: meanRating })],
        [reviews > 0 && authorMayReview, () => t("policy.reviews", { count: reviews })],
        [reviews > 0 && !authorMayReview, () => t("policy.reviewsByOthers", { count: reviews })],
        [!blockedAllowed, () => t("policy.noBlocked")],
        [who.length === 1, () => t(`policy.only.${only ?? "user"}`)],
      ];
      const said = lines.filter(([isAsked]) => isAsked).map(([, say]) => say());
      return said.length > 0 ? said : [t("policy.nothing")];
    },
    [t],
  );
}
