"use client";

import { Grid3x3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { PastMatrices } from "#components/matrix/past-matrices.tsx";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MatrixSummary } from "#lib/matrices/view.ts";

/** A matrix without a template is none: where to find one, and what was drawn before. */
export function NoTemplate({ past }: { past: readonly MatrixSummary[] }) {
  const t = useTranslations("matrix.new");
  return (
    <StudioFrame title={t("title")}>
      <div className="mx-auto w-full max-w-4xl px-4 py-4">
        <EmptyState
          title={t("noTemplate")}
          picture={<Grid3x3 aria-hidden="true" />}
          action={
            <a href="/library" className={buttonClass("primary")}>
              {t("library")}
            </a>
          }
        >
          {t("noTemplateText")}
        </EmptyState>
        <PastMatrices matrices={past} />
      </div>
    </StudioFrame>
  );
}
