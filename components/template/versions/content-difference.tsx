"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { TextDifference } from "#components/template/text-difference.tsx";
import { useShownValue } from "#components/template/versions/use-shown-value.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { TemplateContent } from "#lib/template/content.ts";
import {
  diffContent,
  type FieldChange,
  isSameContent,
  type NamedChange,
} from "#lib/template/diff-content.ts";

/** What one content says otherwise than another: words of the prompt, fields of all else. */
export function ContentDifference({ before, after }: { before: TemplateContent; after: TemplateContent }) {
  const t = useTranslations("template");
  const difference = useMemo(() => diffContent(before, after), [before, after]);
  if (isSameContent(difference)) return <p className="text-muted">{t("difference.none")}</p>;
  return (
    <div className="flex flex-col gap-5">
      <Part title={t("difference.body")}>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, also for those without a pointer.
          tabIndex={0}
          aria-label={t("difference.body")}
          className={`max-h-[28rem] overflow-y-auto whitespace-pre-wrap rounded-control bg-control p-3 ${after.bodyKind === "json" ? "font-mono text-sm" : ""}`}
        >
          <TextDifference before={before.body} after={after.body} />
        </section>
      </Part>
      <NamedPart title={t("variables.title")} changes={difference.variables} />
      <NamedPart title={t("slots.title")} changes={difference.slots} />
      {difference.parameters.length > 0 && (
        <Part title={t("parameters.title")}>
          <Fields changes={difference.parameters} area="models" />
        </Part>
      )}
      {difference.others.length > 0 && (
        <Part title={t("difference.others")}>
          <Fields changes={difference.others} area="fields" />
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-base">{title}</h3>
      {children}
    </div>
  );
}

const tones = { added: "success", removed: "danger", changed: "warning" } as const;

function NamedPart({ title, changes }: { title: string; changes: readonly NamedChange[] }) {
  const t = useTranslations("template");
  if (changes.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="flex flex-col gap-2">
        {changes.map(({ name, kind, changes: fields }) => (
          <li key={name} className="rounded-card border border-line bg-surface p-2">
            <p className="flex items-center gap-2">
              <code className="font-mono">{name}</code>
              <Badge tone={tones[kind]}>{t(`difference.${kind}`)}</Badge>
            </p>
            {kind === "changed" && <Fields changes={fields} area="attributes" />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

type Area = "models" | "fields" | "attributes";

function Fields({ changes, area }: { changes: readonly FieldChange[]; area: Area }) {
  const t = useTranslations("template");
  const m = useTranslations("models");
  const shown = useShownValue();
  return (
    <table className="w-full table-fixed text-sm">
      <thead className="text-start text-muted">
        <tr>
          <th className="w-1/4 py-1 text-start font-normal">{t("difference.field")}</th>
          <th className="py-1 text-start font-normal">{t("difference.before")}</th>
          <th className="py-1 text-start font-normal">{t("difference.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-line border-t align-top">
            <th scope="row" className="py-1 pe-2 text-start font-normal">
              {area === "models" ? m(`${field}.label`) : t(`${area}.${field}`)}
            </th>
            <td className="py-1 pe-2 text-danger-ink">{shown(before)}</td>
            <td className="py-1 text-success-ink">{shown(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
