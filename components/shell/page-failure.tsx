"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What Next hands to an error page. `digest` is also in the server's log. */
export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** Says what it means for the reader's work, how to go on, and what to quote when asking for help. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const t = useTranslations("shell.failure");
  return (
    <main id="content" tabIndex={-1} className="flex flex-1 items-center justify-center outline-none">
      <EmptyState
        level={1}
        title={t("title")}
        picture={<TriangleAlert aria-hidden="true" />}
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
