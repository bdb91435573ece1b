"use client";

import { CircleAlert, CircleCheck, CircleMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SentFile } from "#components/library/import/use-import.ts";
import { templatePath } from "#components/library/library-address.ts";
import { useGo } from "#components/shell/use-go.ts";
import type { ErrorView } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { ImportedFile } from "#lib/library/view.ts";

const icon = { "aria-hidden": true as const };

/** For each file what became of it: the draft it made, or why not and what to do about it. */
export function ImportOutcomes({ sent }: { sent: readonly SentFile[] }) {
  const t = useTranslations("library.import");
  const all = sent.flatMap(({ files }) => files);
  const made = all.filter(({ outcome }) => outcome === "created" || outcome === "updated").length;
  const refused = all.filter(({ outcome }) => outcome === "refused").length;
  const unread = sent.filter(({ error }) => error !== null).length;
  return (
    <>
      <p role="status" className="font-semibold">
        {t("summary", { made, refused: refused + unread })}
      </p>
      <ul aria-label={t("outcomes")} className="flex max-h-[50dvh] flex-col gap-2 overflow-y-auto">
        {sent.flatMap(({ name, files, error }) => [
          ...(error ? [<Refused key={`${name} error`} path={name} error={error} />] : []),
          ...files.map((file) =>
            file.outcome === "refused" ? (
              <Refused key={`${name} ${file.path}`} path={file.path} error={file.error} />
            ) : (
              <Taken key={`${name} ${file.path}`} file={file} />
            ),
          ),
        ])}
      </ul>
    </>
  );
}

function Refused({ path, error }: { path: string; error: ErrorView | "unreachable" | null }) {
  const t = useTranslations("library");
  const errors = useTranslations("errors");
  const { title, next } =
    error === "unreachable" || error === null
      ? { title: t("unreachable.what"), next: t("unreachable.next") }
      : errorText(errors, error);
  const line = error && error !== "unreachable" ? error.params.line : undefined;
  return (
    <li className="flex gap-2 rounded-control bg-danger-soft px-2.5 py-2">
      <CircleAlert {...icon} className="mt-0.5 size-4 shrink-0 text-danger-ink" />
      <div className="min-w-0">
        <p className="truncate font-semibold">
          {path}
          {line !== undefined && (
            <span className="font-normal text-muted"> {t("import.line", { line })}</span>
          )}
        </p>
        <p>
          {title} {next}
        </p>
      </div>
    </li>
  );
}

function Taken({ file }: { file: ImportedFile }) {
  const t = useTranslations("library.import");
  const { path, outcome, slug, format, dropped } = file;
  const isSame = outcome === "unchanged";
  const Picture = isSame ? CircleMinus : CircleCheck;
  return (
    <li className="flex gap-2 rounded-control bg-control px-2.5 py-2">
      <Picture {...icon} className={`mt-0.5 size-4 shrink-0 ${isSame ? "text-muted" : "text-success-ink"}`} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{path}</p>
        <p className="text-muted">
          {t(`becomes.${outcome}`)} {t("as", { format: t(`names.${format}`) })}
        </p>
        {dropped.length > 0 && (
          <p className="text-muted text-sm">{t("dropped", { names: dropped.join(", ") })}</p>
        )}
      </div>
      {slug && <Open slug={slug} />}
    </li>
  );
}

function Open({ slug }: { slug: string }) {
  const t = useTranslations("library.import");
  return (
    <a {...useGo(templatePath(slug))} className="self-center text-accent-ink underline underline-offset-2">
      {t("open")} <span className="sr-only">{slug}</span>
    </a>
  );
}
