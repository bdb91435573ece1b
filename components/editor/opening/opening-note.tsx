"use client";

import { useTranslations } from "next-intl";
import type { OpeningFailure } from "#components/editor/opening/open-picture.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { errorText } from "#lib/i18n/error-text.ts";

/** While the picture comes: its small version, and how much of it is here. */
export function OpeningNote({ thumbUrl, progress }: { thumbUrl: string; progress: number }) {
  const t = useTranslations("editor");
  return (
    <div className="relative grid min-h-0 flex-1 place-items-center overflow-hidden bg-ground p-4">
      <img
        src={thumbUrl}
        alt=""
        className="absolute inset-4 m-auto max-h-[calc(100%-2rem)] max-w-[calc(100%-2rem)] object-contain opacity-60"
      />
      <div role="status" className="relative w-56 rounded-control bg-scrim px-3 py-2 text-on-scrim text-sm">
        <p className="mb-1.5">{t("opening.loading")}</p>
        <Progress label={t("opening.loading")} value={progress === 0 ? null : progress} />
      </div>
    </div>
  );
}

/** A picture that cannot be edited: why, and what to do instead. */
export function OpeningRefused({ failure, retry }: { failure: OpeningFailure; retry: () => void }) {
  const t = useTranslations("editor");
  const p = useTranslations("playground");
  const errors = useTranslations("errors");
  const words =
    failure === "unreachable"
      ? { title: p("hindrance.unreachable.what"), next: p("hindrance.unreachable.next") }
      : failure === "trashed"
        ? { title: t("opening.trashed"), next: t("opening.trashedNext") }
        : errorText(errors, failure);
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto">
      <EmptyState
        title={words.title}
        picture={<Glyph name="lost" />}
        action={
          <>
            <a href="/edit" className={buttonClass()}>
              {t("opening.another")}
            </a>
            {failure === "unreachable" && (
              <Button variant="primary" onClick={retry}>
                {t("opening.retry")}
              </Button>
            )}
          </>
        }
      >
        <p role="alert">{words.next}</p>
      </EmptyState>
    </div>
  );
}
