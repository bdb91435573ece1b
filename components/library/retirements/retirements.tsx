"use client";

import { CalendarCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ModelEnd } from "#components/library/retirements/model-end.tsx";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { useGo } from "#components/shell/use-go.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { RetirementView } from "#lib/releases/view.ts";

/** Every template on a model that ends, by the day it does, and the way to prove it on the next one. */
export function Retirements({ retirements }: { retirements: readonly RetirementView[] }) {
  const t = useTranslations("library.retirements");
  const library = useGo("/library");
  return (
    <StudioFrame title={t("title")}>
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-3 py-4 lg:px-6">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <p className="min-w-0 flex-1 basis-72 text-muted">{t("text")}</p>
          <a {...library} className="text-accent-ink underline underline-offset-2">
            {t("back")}
          </a>
        </div>
        {retirements.length === 0 ? (
          <EmptyState
            title={t("none.title")}
            picture={<CalendarCheck aria-hidden="true" />}
            action={
              <a {...library} className={buttonClass("primary")}>
                {t("back")}
              </a>
            }
          >
            {t("none.text")}
          </EmptyState>
        ) : (
          byModel(retirements).map((group) => <ModelEnd key={keyOf(group[0])} retirements={group} />)
        )}
      </div>
    </StudioFrame>
  );
}

const keyOf = ({ model, connectionId, endsOn }: RetirementView) => `${endsOn} ${connectionId} ${model}`;

type Group = [RetirementView, ...RetirementView[]];

/** Those on the same deployment together, in the order of their days. */
function byModel(retirements: readonly RetirementView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of retirements) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}
