"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { moved } from "#components/template/edit/move-buttons.tsx";
import { Section } from "#components/template/edit/section.tsx";
import { CaseDialog } from "#components/template/evidence/case-dialog.tsx";
import { CaseLine } from "#components/template/evidence/case-line.tsx";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { maxCases, type TestCaseView } from "#lib/evidence/view.ts";

/** The cases a version must draw well, in the order of the sheet. */
export function CasesTable({ cases }: { cases: readonly TestCaseView[] }) {
  const t = useTranslations("template");
  const tell = useTell();
  const { actions } = useTemplateParts();
  const { template, refresh } = useTemplateFacts();
  const [editing, setEditing] = useState<TestCaseView | "new" | null>(null);
  const order = async (from: number, to: number) => {
    const caseIds = moved(cases, from, to).map(({ id }) => id);
    if (tell(await attempt(() => actions.orderCases({ templateId: template.id, caseIds })))) refresh();
  };
  const remove = async ({ id, name, values, slots, required }: TestCaseView) => {
    if (!tell(await attempt(() => actions.deleteCase({ caseId: id })))) return;
    refresh();
    const restore = async () => {
      const again = { templateId: template.id, caseId: null, name, values, slots, required };
      if (tell(await attempt(() => actions.saveCase(again)))) refresh();
    };
    toast({ title: t("cases.deleted", { name }), action: { label: t("undo"), run: () => void restore() } });
  };
  return (
    <Section
      title={t("cases.title")}
      hint={t("cases.hint")}
      aside={
        <>
          <Link href={`/library/${template.slug}`} className={buttonClass("ghost")}>
            {t("cases.fromForm")}
          </Link>
          {cases.length < maxCases && (
            <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={() => setEditing("new")}>
              {t("cases.add")}
            </Button>
          )}
        </>
      }
    >
      {cases.length === 0 ? (
        <p className="text-muted text-sm">{t("cases.none")}</p>
      ) : (
        <ol className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
          {cases.map((one, index) => (
            <CaseLine
              key={one.id}
              testCase={one}
              index={index}
              count={cases.length}
              edit={() => setEditing(one)}
              move={(to) => void order(index, to)}
              remove={() => void remove(one)}
            />
          ))}
        </ol>
      )}
      {editing && <CaseDialog testCase={editing === "new" ? null : editing} close={() => setEditing(null)} />}
    </Section>
  );
}
