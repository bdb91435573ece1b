"use client";

import { Columns2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { CompareActions } from "#components/compare/compare-context.tsx";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { RunView } from "#lib/runs/view.ts";

const TryDialog = lazy(() =>
  import("#components/compare/try-dialog.tsx").then((module) => ({ default: module.TryDialog })),
);

type NothingToCompareProps = {
  models: readonly ModelChoice[];
  /** How many of the pictures asked for are there: one, or none. */
  found: number;
  source: RunView | null;
  /** The form is open from the start. */
  isTrying: boolean;
  actions: CompareActions;
};

/** Says how one comes to compare, and offers to draw what is to be compared. */
export function NothingToCompare({ models, found, source, isTrying, actions }: NothingToCompareProps) {
  const t = useTranslations("compare");
  const [open, setOpen] = useState(isTrying);
  return (
    <StudioFrame title={t("title")}>
      <EmptyState
        title={t("empty.title")}
        picture={<Columns2 aria-hidden="true" />}
        action={
          <>
            <Link href="/gallery" className={buttonClass("secondary")}>
              {t("empty.gallery")}
            </Link>
            <Button variant="primary" onClick={() => setOpen(true)}>
              {t("empty.try")}
            </Button>
          </>
        }
      >
        <p>{found === 1 ? t("one.text") : t("empty.text")}</p>
      </EmptyState>
      {open && (
        <Suspense>
          <TryDialog models={models} source={source} actions={actions} close={() => setOpen(false)} />
        </Suspense>
      )}
    </StudioFrame>
  );
}
