"use client";

import { useTranslations } from "next-intl";
import { useGo } from "#components/shell/use-go.ts";
import type { RunView } from "#lib/runs/view.ts";

/** The template a run was made from, and which version of it; leads there. */
export function TemplateLink({ template }: { template: NonNullable<RunView["template"]> }) {
  const t = useTranslations("common.template");
  const { slug, version } = template;
  return (
    <a
      {...useGo(`/library/${encodeURIComponent(slug)}`)}
      className="underline decoration-line underline-offset-2 hover:text-ink hover:decoration-current"
    >
      {version === null ? t("draft", { slug }) : t("version", { slug, version })}
    </a>
  );
}
