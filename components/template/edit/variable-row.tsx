"use client";

import { ChevronRight, Trash2, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { changeVariable, renameVariable } from "#components/template/edit/change-variables.ts";
import { MoveButtons } from "#components/template/edit/move-buttons.tsx";
import { NameInput } from "#components/template/edit/name-input.tsx";
import { VariableFields } from "#components/template/edit/variable-fields.tsx";
import { labelOf } from "#components/template/localized-text.ts";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Variable } from "#lib/template/content.ts";

type VariableRowProps = {
  variable: Variable;
  index: number;
  count: number;
  isUsed: boolean;
  isOpen: boolean;
  toggle: () => void;
  renamed: (name: string) => void;
  move: (to: number) => void;
  remove: () => void;
};

/** A variable in one line; opens to everything about it. */
export function VariableRow(props: VariableRowProps) {
  const { variable, index, count, isUsed, isOpen, toggle, renamed, move, remove } = props;
  const t = useTranslations("template");
  const locale = useLocale();
  const id = useId();
  const { content } = useTemplateParts();
  const taken = useContent((state) =>
    [...state.content.variables, ...state.content.slots].map(({ name }) => name).join(" "),
  );
  const { change } = content.getState();
  const { name } = variable;
  const rename = (to: string) => {
    change(renameVariable(content.getState().content, name, to));
    renamed(to);
  };
  return (
    <li data-variable={name}>
      <div className="flex items-center gap-1 ps-1 pe-1">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
          className="flex min-h-control min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-control px-1.5 py-1 text-start focus-visible:-outline-offset-2"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-4 shrink-0 text-muted transition-transform ${isOpen ? "rotate-90" : ""}`}
          />
          <code className="min-w-0 break-all rounded-[4px] bg-accent-soft px-1 font-mono text-accent-ink text-sm">
            {name}
          </code>
          <span className="text-muted text-sm">{t(`types.${variable.type}`)}</span>
          <span className="min-w-0 truncate text-sm">{labelOf(variable, locale)}</span>
          {!variable.required && <Badge>{t("variables.optional")}</Badge>}
          {!isUsed && (
            <Badge tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
              {t("variables.unused")}
            </Badge>
          )}
        </button>
        <MoveButtons name={name} index={index} count={count} move={move} />
        <IconButton
          label={t("variables.delete", { name })}
          icon={<Trash2 aria-hidden="true" />}
          onClick={remove}
        />
      </div>
      {isOpen && (
        <div id={id} className="flex flex-col gap-4 border-line border-t bg-ground px-3 pt-3 pb-4">
          <NameInput
            label={t("variables.name")}
            name={name}
            taken={(wanted) => taken.split(" ").includes(wanted)}
            rename={rename}
          />
          <VariableFields
            variable={variable}
            onChange={(next) => change(changeVariable(content.getState().content, index, next))}
          />
        </div>
      )}
    </li>
  );
}
