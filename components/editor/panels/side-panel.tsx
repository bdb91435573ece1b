"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useState } from "react";
import { useEdit } from "#components/editor/editor-context.tsx";
import { EarlierEdits, ExtendPanel, MarksPanel } from "#components/editor/later-parts.ts";
import { HistoryPanel } from "#components/editor/panels/history-panel.tsx";
import { RegionsPanel } from "#components/editor/panels/regions-panel.tsx";
import { PromptPanel } from "#components/editor/prompt/prompt-panel.tsx";

/** Beside the canvas: regions by number, what to change, every step, and the edits made before. */
export function SidePanel() {
  const t = useTranslations("editor");
  return (
    <div className="flex flex-col gap-4">
      <LayerPanel />
      <PromptPanel />
      <Section title={t("history.title")} name="history" open>
        <HistoryPanel />
      </Section>
      <Section title={t("results.earlier.title")} name="earlier">
        <Suspense>
          <EarlierEdits />
        </Suspense>
      </Section>
    </div>
  );
}

/** The layer that is worked on, by numbers. */
function LayerPanel() {
  const t = useTranslations("editor");
  const layer = useEdit((state) => state.layer);
  if (layer === "mask")
    return (
      <Section key={layer} title={t("regions.title")} name="regions">
        <RegionsPanel />
      </Section>
    );
  const isMarkup = layer === "markup";
  return (
    <Section
      key={layer}
      title={t(isMarkup ? "markup.title" : "outpaint.title")}
      name={isMarkup ? "marks" : "extend"}
      open
    >
      <Suspense>{isMarkup ? <MarksPanel /> : <ExtendPanel />}</Suspense>
    </Section>
  );
}

type SectionProps = { title: string; name: string; open?: boolean; children: ReactNode };

/** Folds away; what is folded is not rendered. */
function Section({ title, name, open = false, children }: SectionProps) {
  const [isOpen, setOpen] = useState(open);
  return (
    <details
      open={isOpen}
      data-section={name}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
      className="group/section"
    >
      <summary className="flex min-h-control list-none items-center gap-1.5 rounded-control text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open/section:rotate-90"
        />
        <h2 className="text-sm">{title}</h2>
      </summary>
      {isOpen && <div className="pt-1.5">{children}</div>}
    </details>
  );
}
