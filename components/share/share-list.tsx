"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import type { ShareView } from "#lib/shares/view.ts";
import type { ShareActions } from "./share-actions.ts";
import { ShareRow } from "./share-row.tsx";

/** Every link of the workspace: those that work first, then what has ended. */
export function ShareList({
  first,
  actions,
}: {
  first: readonly ShareView[];
  actions: Pick<ShareActions, "revokeShare">;
}) {
  const t = useTranslations("share");
  const [shares, setShares] = useState(first);
  const change = (changed: ShareView) =>
    setShares((all) => all.map((share) => (share.id === changed.id ? changed : share)));
  const working = shares.filter(({ state }) => state === "open");
  const ended = shares.filter(({ state }) => state !== "open");
  return (
    <StudioFrame title={t("list.title")}>
      {shares.length === 0 && (
        <EmptyState title={t("list.none")} picture={<Glyph name="lost" />}>
          {t("list.noneText")}
        </EmptyState>
      )}
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6">
        {[
          { key: "working" as const, shares: working },
          { key: "ended" as const, shares: ended },
        ].map(
          (group) =>
            group.shares.length > 0 && (
              <section key={group.key} aria-labelledby={`shares-${group.key}`}>
                <h2 id={`shares-${group.key}`} className="text-lg">
                  {t(`list.${group.key}`, { count: group.shares.length })}
                </h2>
                <ul>
                  {group.shares.map((share) => (
                    <ShareRow key={share.id} share={share} actions={actions} onChange={change} />
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </StudioFrame>
  );
}
