"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import type { StorageUsage } from "#lib/storage/view.ts";
import { CheckPanel } from "./check-panel.tsx";
import { LimitForm } from "./limit-form.tsx";
import type { StorageActions } from "./storage-actions.ts";
import { TrashPanel } from "./trash-panel.tsx";
import { UsageTable } from "./usage-table.tsx";
import { useStorage } from "./use-storage.ts";

/** What uses space, how much there may be, what can be given back, and whether everything is still whole. */
export function StoragePage({ first, actions }: { first: StorageUsage; actions: StorageActions }) {
  const t = useTranslations("storage");
  const { usage, disk, refresh } = useStorage(first);
  return (
    <StudioFrame title={t("title")}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-10 px-4 py-6">
        <UsageTable usage={usage} disk={disk} />
        <Section title={t("limit.title")}>
          <LimitForm usage={usage} setLimit={actions.setLimit} onDone={refresh} />
        </Section>
        <Section title={t("trash.title")}>
          <TrashPanel trash={usage.trash} purge={actions.purge} onDone={refresh} />
        </Section>
        <Section title={t("check.title")}>
          <CheckPanel check={usage.check} actions={actions} onDone={refresh} />
        </Section>
        <p className="text-muted text-sm">{t("thumbnails")}</p>
      </div>
    </StudioFrame>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}
