"use client";

import { useLocale, useTranslations } from "next-intl";
import { Section } from "#components/template/edit/section.tsx";
import { localized } from "#components/template/localized-text.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";

/** Only for fragments: which prompts begin with it. */
export function UsedBy() {
  const t = useTranslations("template");
  const locale = useLocale();
  const { usedBy } = useTemplateFacts().template;
  return (
    <Section title={t("usedBy.title")} hint={t("usedBy.hint")}>
      {usedBy.length === 0 ? (
        <p className="text-muted text-sm">{t("usedBy.none")}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {usedBy.map(({ templateId, slug, title, versions, draft }) => (
            <li key={templateId}>
              <a href={`/library/${slug}`} className="underline underline-offset-2">
                {localized(title, locale) || slug}
              </a>{" "}
              <span className="text-muted text-sm">
                {[
                  ...(draft ? [t("usedBy.draft")] : []),
                  ...versions.map((number) => t("version", { number })),
                ].join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
