"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { BodyEditor } from "#components/template/body/open-body-editor.ts";
import { addVariable } from "#components/template/edit/change-variables.ts";
import { useProblemText } from "#components/template/edit/use-problem-text.ts";
import { useTemplateParts } from "#components/template/template-context.tsx";
import { Button } from "#components/ui/button.tsx";
import type { TemplateProblem } from "#lib/template/problem.ts";

type ProblemListProps = { problems: readonly TemplateProblem[]; editorRef: RefObject<BodyEditor | null> };

const mostShown = 12;

/** What is wrong with the draft, worst first, each with the way to its place. */
export function ProblemList({ problems, editorRef }: ProblemListProps) {
  const t = useTranslations("template");
  const textOf = useProblemText();
  const { content } = useTemplateParts();
  const sorted = [...problems].sort(
    (one, other) => Number(other.severity === "error") - Number(one.severity === "error"),
  );
  if (sorted.length === 0) return null;
  return (
    <ul aria-label={t("problems.title")} className="flex flex-col gap-1">
      {sorted.slice(0, mostShown).map((problem, index) => {
        const Icon = problem.severity === "error" ? CircleAlert : TriangleAlert;
        const { line, column } = problem;
        const missing = problem.code === "prompt_unknown_variable" ? String(problem.params.name ?? "") : "";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity but their place.
          <li key={index} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            <Icon
              aria-hidden="true"
              className={`size-4 shrink-0 ${problem.severity === "error" ? "text-danger-ink" : "text-warning-ink"}`}
            />
            <span className="sr-only">{t(`problems.${problem.severity}`)}</span>
            <span className="min-w-0 flex-1">{textOf(problem)}</span>
            {problem.field === "body" && line !== undefined && column !== undefined && (
              <Button variant="ghost" onClick={() => editorRef.current?.goTo({ line, column })}>
                {t("problems.place", { line, column })}
              </Button>
            )}
            {missing && (
              <Button
                onClick={() => content.getState().change(addVariable(content.getState().content, missing))}
              >
                {t("problems.addVariable", { name: missing })}
              </Button>
            )}
          </li>
        );
      })}
      {sorted.length > mostShown && (
        <li className="text-muted text-sm">{t("problems.more", { count: sorted.length - mostShown })}</li>
      )}
    </ul>
  );
}
