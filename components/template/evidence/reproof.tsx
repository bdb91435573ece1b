"use client";

import { ArrowRight, FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Deployment, deploymentKey } from "#components/template/deployment-key.ts";
import { ContactSheet } from "#components/template/evidence/contact-sheet.tsx";
import { ReviewPanel } from "#components/template/evidence/review-panel.tsx";
import { SheetsBesideEachOther } from "#components/template/evidence/sheets-beside-each-other.tsx";
import { Totals } from "#components/template/evidence/totals.tsx";
import type { EvidenceLoaded } from "#components/template/loaded-tab.ts";
import { useTemplateFacts } from "#components/template/template-context.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import type { VersionView } from "#lib/library/view.ts";
import { fitDeployment } from "#lib/template/fit.ts";

type ReproofProps = { loaded: EvidenceLoaded; version: VersionView; other: Deployment; prove: () => void };

/** The same version on another deployment: both sheets, what differs, what would break, and the way to move. */
export function Reproof({ loaded: { sheets }, version, other, prove }: ReproofProps) {
  const t = useTranslations("template");
  const { template } = useTemplateFacts();
  const move = new URLSearchParams({
    tab: "releases",
    version: String(version.number),
    on: deploymentKey(other),
  });
  return (
    <div className="flex flex-col gap-5">
      <Broken version={version} other={other} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant={sheets.other ? "secondary" : "primary"}
          icon={<FlaskConical aria-hidden="true" className="size-4" />}
          onClick={prove}
        >
          {t("reproof.prove", { model: other.model })}
        </Button>
        {sheets.other && (
          <Link href={`/library/${template.slug}?${move}`} className={buttonClass("primary")}>
            <ArrowRight aria-hidden="true" className="size-4" />
            {t("reproof.move")}
          </Link>
        )}
      </div>
      <SheetsBesideEachOther pair={sheets} names={[sheets.one?.model ?? "–", other.model]} />
      {sheets.other && (
        <details>
          <summary className="min-h-control content-center rounded-control">{t("reproof.rate")}</summary>
          <div className="flex flex-col gap-4 pt-2">
            <Totals sheet={sheets.other} />
            <ContactSheet sheet={sheets.other} />
            <ReviewPanel sheet={sheets.other} />
          </div>
        </details>
      )}
    </div>
  );
}

/** What the other deployment would not take of the template as it is. */
function Broken({ version, other }: { version: VersionView; other: Deployment }) {
  const t = useTranslations("template");
  const m = useTranslations("models");
  const { models } = useTemplateFacts();
  const choice = models.find(
    ({ connection, profile }) => connection.id === other.connectionId && profile.id === other.model,
  );
  if (!choice) return <p className="text-warning-ink">{t("reproof.unknown", { model: other.model })}</p>;
  const findings = fitDeployment(version.content, choice.profile, new Date());
  if (findings.length === 0)
    return <p className="text-success-ink">{t("reproof.fits", { model: other.model })}</p>;
  return (
    <div className="rounded-control bg-warning-soft px-3 py-2 text-sm">
      <p>{t("reproof.breaks", { model: other.model, count: findings.length })}</p>
      <ul className="ms-5 list-disc">
        {findings.map((finding) => (
          <li key={`${finding.field} ${finding.reason}`}>{m(`reasons.${finding.reason}`, finding.params)}</li>
        ))}
      </ul>
    </div>
  );
}
