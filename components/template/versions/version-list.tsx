"use client";

import { MoreHorizontal } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { StateBadge } from "#components/template/state-badge.tsx";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { useVersionMenu } from "#components/template/versions/use-version-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { VersionSummary } from "#lib/library/view.ts";

/** All versions, newest first: state, what changed, who and when. */
export function VersionList({ shown }: { shown: number | null }) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  return (
    <section aria-label={t("tabs.versions")}>
      <ol className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        {template.versions.map((version, index) => (
          <VersionLine
            key={version.id}
            version={version}
            before={template.versions[index + 1]?.number ?? null}
            isShown={version.number === shown}
          />
        ))}
      </ol>
    </section>
  );
}

type VersionLineProps = { version: VersionSummary; before: number | null; isShown: boolean };

function VersionLine({ version, before, isShown }: VersionLineProps) {
  const t = useTranslations("template");
  const format = useFormatter();
  const { template } = useTemplateFacts();
  const items = useVersionMenu(version);
  const query = new URLSearchParams({
    tab: "versions",
    from: before === null ? "" : String(before),
    to: String(version.number),
  });
  const name = t("version", { number: version.number });
  return (
    <li className={isShown ? "bg-accent-soft" : ""} data-version={version.number}>
      <div className="flex items-start gap-1 py-1.5 ps-3 pe-1">
        <div className="min-w-0 flex-1">
          <div className="flex min-h-control flex-wrap items-center gap-2">
            <Link
              href={`/library/${template.slug}?${query}`}
              scroll={false}
              prefetch={false}
              aria-current={isShown || undefined}
              className="font-semibold underline-offset-2 hover:underline"
            >
              {name}
            </Link>
            <StateBadge state={version.state} />
          </div>
          {version.changelog && (
            <p className="line-clamp-3 whitespace-pre-wrap text-sm">{version.changelog}</p>
          )}
          <p className="text-muted text-sm">
            {version.createdBy} ·{" "}
            <time dateTime={version.createdAt}>{format.dateTime(new Date(version.createdAt), "moment")}</time>
          </p>
        </div>
        <Menu
          label={t("versions.menu", { name })}
          items={items}
          placement={{ align: "end" }}
          trigger={(props) => (
            <IconButton
              {...props}
              label={t("versions.menu", { name })}
              icon={<MoreHorizontal aria-hidden="true" />}
            />
          )}
        />
      </div>
    </li>
  );
}
