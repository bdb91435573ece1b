"use client";

import { useTranslations } from "next-intl";
import { Section } from "#components/template/edit/section.tsx";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import { templateNeeds } from "#lib/template/content.ts";

/** What a deployment must be able to do beyond what follows from pictures and settings. */
export function NeedsPanel() {
  const t = useTranslations("template");
  const { content } = useTemplateParts();
  const needs = useContent((state) => state.content.needs);
  return (
    <Section title={t("needs.title")} hint={t("needs.hint")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {templateNeeds.map((need) => (
          <li key={need}>
            <label className="flex min-h-control items-center gap-2">
              <input
                type="checkbox"
                className="size-4"
                checked={needs.includes(need)}
                onChange={(event) =>
                  content.getState().change({
                    needs: templateNeeds.filter((one) =>
                      one === need ? event.currentTarget.checked : needs.includes(one),
                    ),
                  })
                }
              />
              {t(`needs.${need}`)}
            </label>
          </li>
        ))}
      </ul>
    </Section>
  );
}
