import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { errorText } from "#lib/i18n/error-text.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

/** What is wrong, in the reader's language. */
export function useProblemText(): (problem: Pick<TemplateProblem, "code" | "params">) => string {
  const errors = useTranslations("errors");
  return useCallback((problem) => errorText(errors, problem).title, [errors]);
}
