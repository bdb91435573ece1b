"use client";

import { GitCommitHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SheetsBesideEachOther } from "#components/template/evidence/sheets-beside-each-other.tsx";
import type { VersionsLoaded } from "#components/template/loaded-tab.ts";
import { useContent, useTemplateFacts } from "#components/template/template-context.tsx";
import { BreakingList } from "#components/template/versions/breaking-list.tsx";
import { ContentDifference } from "#components/template/versions/content-difference.tsx";
import { VersionList } from "#components/template/versions/version-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { breakingChanges } from "#lib/template/breaking-changes.ts";

/** What was frozen, and what two versions say and drew otherwise. */
export function VersionsTab({ loaded }: { loaded: VersionsLoaded }) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  if (template.versions.length === 0)
    return (
      <EmptyState title={t("versions.none")} picture={<GitCommitHorizontal aria-hidden="true" />}>
        {t("versions.noneText")}
      </EmptyState>
    );
  return (
    <div className="grid flex-1 content-start gap-6 px-3 py-4 lg:grid-cols-[22rem_minmax(0,1fr)] lg:px-6">
      <VersionList shown={loaded.after?.number ?? null} />
      <Comparison loaded={loaded} />
    </div>
  );
}

function Comparison({ loaded: { before, after, sheets } }: { loaded: VersionsLoaded }) {
  const t = useTranslations("template");
  const draft = useContent((state) => state.content);
  const nowSays = after?.content ?? draft;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <ComparisonPicker before={before?.number ?? null} after={after?.number ?? null} />
      {before && (
        <>
          <ContentDifference before={before.content} after={nowSays} />
          <BreakingList breaking={breakingChanges(before.content, nowSays)} from={before.number} />
          <SheetsBesideEachOther
            pair={sheets}
            names={[
              t("version", { number: before.number }),
              after ? t("version", { number: after.number }) : t("states.draft"),
            ]}
          />
        </>
      )}
      {!before && (
        <section
          aria-label={t("versions.text")}
          className="whitespace-pre-wrap rounded-control bg-control p-3"
        >
          {nowSays.body}
        </section>
      )}
    </div>
  );
}

function ComparisonPicker({ before, after }: { before: number | null; after: number | null }) {
  const t = useTranslations("template");
  const router = useRouter();
  const { template } = useTemplateFacts();
  const go = (from: string, to: string) => {
    const query = new URLSearchParams({ tab: "versions", from, to });
    router.replace(`/library/${template.slug}?${query}`, { scroll: false });
  };
  const [from, to] = [before === null ? "" : String(before), after === null ? "draft" : String(after)];
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t("versions.before")} className="min-w-36">
        {(control) => (
          <Select {...control} value={from} onChange={(event) => go(event.currentTarget.value, to)}>
            <option value="">{t("versions.nothing")}</option>
            {template.versions.map(({ id, number }) => (
              <option key={id} value={number}>
                {t("version", { number })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("versions.after")} className="min-w-36">
        {(control) => (
          <Select {...control} value={to} onChange={(event) => go(from, event.currentTarget.value)}>
            <option value="draft">{t("states.draft")}</option>
            {template.versions.map(({ id, number }) => (
              <option key={id} value={number}>
                {t("version", { number })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
