"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BodySection } from "#components/template/edit/body-section.tsx";
import { ConflictPanel } from "#components/template/edit/conflict-panel.tsx";
import { DetailsPanel } from "#components/template/edit/details-panel.tsx";
import { FragmentsPanel } from "#components/template/edit/fragments-panel.tsx";
import { NeedsPanel } from "#components/template/edit/needs-panel.tsx";
import { ParametersPanel } from "#components/template/edit/parameters-panel.tsx";
import { SlotsPanel } from "#components/template/edit/slots-panel.tsx";
import { UsedBy } from "#components/template/edit/used-by.tsx";
import { VariablesPanel } from "#components/template/edit/variables-panel.tsx";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { TryPanel } from "#components/template/try/try-panel.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

type EditTabProps = { folders: readonly string[]; tags: readonly string[] };

/** Left what the template says, right the form it makes and what comes of it; one of both on a narrow window. */
export function EditTab({ folders, tags }: EditTabProps) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  const [side, setSide] = useState<"write" | "try">("write");
  if (template.kind === "fragment")
    return (
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-7 px-3 py-4 lg:px-6">
        <ConflictPanel />
        <BodySection />
        <UsedBy />
        <DetailsPanel folders={folders} tags={tags} />
      </div>
    );
  return (
    <>
      <div className="px-3 pt-3 lg:hidden">
        <Segmented
          label={t("sides.label")}
          hideLabel
          options={[
            { value: "write", label: t("sides.write") },
            { value: "try", label: t("sides.try") },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_minmax(24rem,34rem)]">
        <div
          className={clsx(
            "mx-auto flex w-full min-w-0 max-w-4xl flex-col gap-7 px-3 py-4 lg:px-6",
            side !== "write" && "max-lg:hidden",
          )}
        >
          <ConflictPanel />
          <BodySection />
          <VariablesPanel />
          <SlotsPanel />
          <ParametersPanel />
          <FragmentsPanel />
          <NeedsPanel />
          <DetailsPanel folders={folders} tags={tags} />
        </div>
        <div
          className={clsx("min-w-0 border-line bg-surface lg:border-s", side !== "try" && "max-lg:hidden")}
        >
          {/* Stays in view while one writes beside it. */}
          <div className="lg:sticky lg:top-[2.6rem] lg:h-[calc(100dvh-5.7rem)] lg:overflow-y-auto coarse:lg:top-[2.9rem] coarse:lg:h-[calc(100dvh-6.5rem)]">
            <TryPanel />
          </div>
        </div>
      </div>
    </>
  );
}
