"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import type { PageFailureProps } from "./failure-boundary.tsx";

/** Says what it means for the reader's work, how to go on, and what to quote when asking for help. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const t = useTranslations("shell.failure");
  return (
    <main id="content" tabIndex={-1} className="flex flex-1 items-center justify-center outline-none">
      <EmptyState
        level={1}
        title={t("title")}
        picture={<Glyph name="alert" />}
        action={
          <>
            {/* A whole new page, since what failed may be the part that moves between pages. */}
            <a href="/" className={buttonClass("secondary")}>
              {t("home")}
            </a>
            <Button variant="primary" onClick={reset}>
              {t("retry")}
            </Button>
          </>
        }
      >
        <p>{t("text")}</p>
        {error.digest && (
          <p className="mt-2 text-sm">
            {t("reference")}: <code className="select-all font-mono">{error.digest}</code>
          </p>
        )}
      </EmptyState>
    </main>
  );
}
