"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addVariable } from "#components/template/edit/change-variables.ts";
import { moved } from "#components/template/edit/move-buttons.tsx";
import { Section } from "#components/template/edit/section.tsx";
import { useContentProblems } from "#components/template/edit/use-content-problems.ts";
import { VariableRow } from "#components/template/edit/variable-row.tsx";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";

/** What may be filled in, in the order of the form. */
export function VariablesPanel() {
  const t = useTranslations("template");
  const { content } = useTemplateParts();
  const { variables } = useContent((state) => state.content);
  const [open, setOpen] = useState<string | null>(null);
  const problems = useContentProblems();
  const change = content.getState().change;
  const add = () => {
    const made = addVariable(content.getState().content);
    change(made);
    setOpen(made.variables?.at(-1)?.name ?? null);
  };
  const remove = (at: number, name: string) => {
    const before = content.getState().content.variables;
    change({ variables: before.toSpliced(at, 1) });
    toast({
      title: t("variables.deleted", { name }),
      action: { label: t("undo"), run: () => change({ variables: before }) },
    });
  };
  return (
    <Section
      title={t("variables.title")}
      hint={t("variables.hint")}
      aside={
        <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={add}>
          {t("variables.add")}
        </Button>
      }
    >
      {variables.length === 0 ? (
        <p className="rounded-card border border-line border-dashed p-3 text-muted text-sm">
          {t("variables.none")}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
          {variables.map((variable, index) => (
            <VariableRow
              key={variable.name}
              variable={variable}
              index={index}
              count={variables.length}
              isUsed={
                !problems.some(
                  ({ code, params }) => code === "prompt_variable_unused" && params.name === variable.name,
                )
              }
              isOpen={open === variable.name}
              toggle={() => setOpen(open === variable.name ? null : variable.name)}
              renamed={setOpen}
              move={(to) => change({ variables: moved(variables, index, to) })}
              remove={() => remove(index, variable.name)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
