"use client";

import { useLocale, useTranslations } from "next-intl";
import { useProblemText } from "#components/template/edit/use-problem-text.ts";
import { labelOf, localized } from "#components/template/localized-text.ts";
import { isSame } from "#components/template/same-content.ts";
import { useTemplateParts, useTryout } from "#components/template/template-context.tsx";
import { ValueControl } from "#components/template/try/value-control.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { Variable, VariableValue } from "#lib/template/content.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

type ValueFieldProps = { variable: Variable; problems: readonly TemplateProblem[]; showsMissing: boolean };

/** A variable in the form: the default until somebody fills in something else. */
export function ValueField({ variable, problems, showsMissing }: ValueFieldProps) {
  const t = useTranslations("template");
  const locale = useLocale();
  const textOf = useProblemText();
  const { tryout } = useTemplateParts();
  const { name } = variable;
  const own = useTryout((state) => state.values[name]);
  const field = `values.${name}`;
  const problem = problems.find(
    (one) =>
      (one.field === field || one.field.startsWith(`${field}[`)) &&
      (showsMissing || one.code !== "prompt_missing_variable"),
  );
  const limit = "maxLength" in variable && variable.type !== "list" ? variable.maxLength : null;
  const value = own ?? variable.default ?? undefined;
  const set = (next: VariableValue | undefined) => {
    const fallback = isSame(next, variable.default)
      ? undefined
      : (next ?? (variable.default === null ? undefined : ""));
    tryout.getState().setValue(name, fallback);
  };
  return (
    <div data-value={name}>
      <ValueControl
        variable={variable}
        label={
          <>
            {labelOf(variable, locale)}
            {!variable.required && <span className="ms-1.5">{t("form.optional")}</span>}
          </>
        }
        hint={hintOf(localized(variable.note, locale), variable.type === "list" ? t("form.lines") : "")}
        error={problem ? textOf(problem) : undefined}
        aside={
          limit !== null && typeof value === "string" ? (
            <span className="tabular text-muted text-xs">
              {t("form.length", { length: [...value].length, max: limit })}
            </span>
          ) : variable.trust === "user" ? (
            <Badge>{t("form.strangers")}</Badge>
          ) : undefined
        }
        value={value}
        onChange={set}
      />
    </div>
  );
}

const hintOf = (...texts: string[]): string | undefined => texts.filter(Boolean).join(" ") || undefined;
