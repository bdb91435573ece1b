"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { deploymentKey } from "#components/template/deployment-key.ts";
import { DeploymentOptions } from "#components/template/deployment-options.tsx";
import type { EvidenceLoaded } from "#components/template/loaded-tab.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type EvidencePickerProps = { loaded: EvidenceLoaded; prove: ReactNode };

/** Which version, which sheet of it, and which deployment to hold it against. */
export function EvidencePicker({ loaded: { version, runs, sheets, other }, prove }: EvidencePickerProps) {
  const t = useTranslations("template");
  const format = useFormatter();
  const router = useRouter();
  const { template, models } = useTemplateFacts();
  const go = (change: Record<string, string | null>) => {
    const query = new URLSearchParams({ tab: "evidence" });
    const kept = {
      version: version ? String(version.number) : null,
      run: sheets.one?.id ?? null,
      other: other ? deploymentKey(other) : null,
      ...change,
    };
    for (const [name, value] of Object.entries(kept)) if (value) query.set(name, value);
    router.replace(`/library/${template.slug}?${query}`, { scroll: false });
  };
  const ofVersion = runs.filter((run) => run.versionId === version?.id);
  const current = sheets.one;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t("evidence.version")}>
        {(control) => (
          <Select
            {...control}
            value={version?.number ?? ""}
            onChange={(event) => go({ version: event.currentTarget.value, run: null })}
          >
            {template.versions.map(({ id, number }) => (
              <option key={id} value={number}>
                {t("version", { number })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {ofVersion.length > 0 && (
        <Field label={t("evidence.sheet")} className="min-w-0">
          {(control) => (
            <Select
              {...control}
              value={current?.id ?? ""}
              onChange={(event) => go({ run: event.currentTarget.value })}
            >
              {ofVersion.map((run) => (
                <option key={run.id} value={run.id}>
                  {t("evidence.sheetName", {
                    model: run.model,
                    when: format.dateTime(new Date(run.createdAt), "moment"),
                  })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {prove}
      {current && (
        <Field label={t("evidence.against")} className="min-w-0">
          {(control) => (
            <Select
              {...control}
              value={other ? deploymentKey(other) : ""}
              onChange={(event) => go({ other: event.currentTarget.value || null })}
            >
              <option value="">{t("evidence.alone")}</option>
              <DeploymentOptions
                models={models.filter(
                  ({ connection, profile }) =>
                    connection.id !== current.connectionId || profile.id !== current.model,
                )}
              />
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}
