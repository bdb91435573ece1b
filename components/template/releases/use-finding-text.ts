import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { PolicyFinding } from "#lib/releases/view.ts";

/** What a policy asks for and what there is, in a sentence. */
export function useFindingText(): (finding: PolicyFinding) => string {
  const t = useTranslations("template");
  const m = useTranslations("models");
  return useCallback(
    ({ rule, wanted, found, parameter }) => {
      if (rule === "parameters" && parameter) return m(`reasons.${parameter.reason}`, parameter.params);
      const missing = Number(wanted) - Number(found);
      return t(`findings.${rule}`, { wanted, found, missing: Number.isFinite(missing) ? missing : 0 });
    },
    [t, m],
  );
}
