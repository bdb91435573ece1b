"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { MoveButtons } from "#components/template/edit/move-buttons.tsx";
import { valuesText } from "#components/template/evidence/values-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { TestCaseView } from "#lib/evidence/view.ts";

type CaseLineProps = {
  testCase: TestCaseView;
  index: number;
  count: number;
  edit: () => void;
  move: (to: number) => void;
  remove: () => void;
};

/** A case in one line: its name, whether it counts, what is filled in. */
export function CaseLine({ testCase, index, count, edit, move, remove }: CaseLineProps) {
  const t = useTranslations("template");
  const { name, required, values, slots } = testCase;
  const pictures = Object.values(slots).reduce((sum, ids) => sum + ids.length, 0);
  return (
    <li className="flex items-center gap-1 py-1 ps-3 pe-1" data-test-case={name}>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          {name}
          {required && <Badge>{t("cases.required")}</Badge>}
          {pictures > 0 && (
            <span className="text-muted text-sm">{t("cases.pictures", { count: pictures })}</span>
          )}
        </p>
        <p className="truncate text-muted text-sm">{valuesText(values) || t("cases.defaults")}</p>
      </div>
      <IconButton label={t("cases.edit", { name })} icon={<Pencil aria-hidden="true" />} onClick={edit} />
      <MoveButtons name={name} index={index} count={count} move={move} />
      <IconButton label={t("cases.delete", { name })} icon={<Trash2 aria-hidden="true" />} onClick={remove} />
    </li>
  );
}
