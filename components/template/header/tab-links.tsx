"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type TemplateTab, templateTabs } from "#components/template/page-data.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";

/** The parts of the page, each with an address of its own. */
export function TabLinks() {
  const t = useTranslations("template");
  const { template, tab } = useTemplateFacts();
  const shown: readonly TemplateTab[] = template.kind === "fragment" ? ["edit", "versions"] : templateTabs;
  return (
    <nav
      aria-label={t("tabs.label")}
      className="sticky top-0 z-20 shrink-0 border-line border-b bg-ground px-2 lg:px-4"
    >
      <ul className="flex flex-wrap">
        {shown.map((one) => (
          <li key={one}>
            <Link
              href={one === "edit" ? `/library/${template.slug}` : `/library/${template.slug}?tab=${one}`}
              scroll={false}
              prefetch={false}
              aria-current={one === tab ? "page" : undefined}
              className="flex min-h-10 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink coarse:min-h-control"
            >
              {t(`tabs.${one}`)}
              {one === "versions" && template.versionCount > 0 && (
                <span className="tabular ms-1.5 text-muted text-xs">{template.versionCount}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
