"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { MoveButtons, moved } from "#components/template/edit/move-buttons.tsx";
import { Section } from "#components/template/edit/section.tsx";
import { localized } from "#components/template/localized-text.ts";
import { useContent, useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";

/** What the prompt begins with, the brand guide first; frozen into each version. */
export function FragmentsPanel() {
  const t = useTranslations("template");
  const locale = useLocale();
  const { content } = useTemplateParts();
  const { fragments: known } = useTemplateFacts();
  const slugs = useContent((state) => state.content.fragments);
  const set = (fragments: string[]) => content.getState().change({ fragments });
  const free = known.filter(({ slug }) => !slugs.includes(slug));
  return (
    <Section title={t("fragments.title")} hint={t("fragments.hint")}>
      {slugs.length > 0 && (
        <ol className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
          {slugs.map((slug, index) => {
            const fragment = known.find((one) => one.slug === slug);
            const name = fragment ? localized(fragment.title, locale) || slug : slug;
            return (
              <li key={slug} className="flex items-center gap-1 py-1 ps-3 pe-1">
                <div className="min-w-0 flex-1">
                  <a href={`/library/${slug}`} className="underline underline-offset-2">
                    {name}
                  </a>{" "}
                  {fragment?.frozen ? (
                    <span className="text-muted text-sm">
                      {t("version", { number: fragment.frozen.version })}
                    </span>
                  ) : (
                    <Badge tone="warning">{t(fragment ? "fragments.unfrozen" : "fragments.missing")}</Badge>
                  )}
                  {fragment?.frozen && (
                    <p className="line-clamp-2 text-muted text-sm">{fragment.frozen.text}</p>
                  )}
                </div>
                <MoveButtons
                  name={name}
                  index={index}
                  count={slugs.length}
                  move={(to) => set(moved(slugs, index, to))}
                />
                <IconButton
                  label={t("fragments.remove", { name })}
                  icon={<X aria-hidden="true" />}
                  onClick={() => set(slugs.filter((one) => one !== slug))}
                />
              </li>
            );
          })}
        </ol>
      )}
      {free.length > 0 ? (
        <Select
          aria-label={t("fragments.add")}
          value=""
          onChange={(event) => event.currentTarget.value && set([...slugs, event.currentTarget.value])}
          className="max-w-sm"
        >
          <option value="">{t("fragments.add")}</option>
          {free.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {localized(title, locale) || slug}
            </option>
          ))}
        </Select>
      ) : (
        slugs.length === 0 && <p className="text-muted text-sm">{t("fragments.none")}</p>
      )}
    </Section>
  );
}
