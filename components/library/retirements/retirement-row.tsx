"use client";

import { FlaskConical, Sparkles } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { templatePath } from "#components/library/library-address.ts";
import { titleOf } from "#components/library/localized.ts";
import { useGo } from "#components/shell/use-go.ts";
import { type Deployment, deploymentKey } from "#components/template/deployment-key.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { RetirementView } from "#lib/releases/view.ts";

/** One template: where its end would be felt, what is proven on the successor, and the way to prove it. */
export function RetirementRow({ retirement }: { retirement: RetirementView }) {
  const t = useTranslations("library.retirements");
  const environment = useTranslations("library.environments");
  const locale = useLocale();
  const { slug, coverUrl, environments, versionNumber, successor } = retirement;
  const page = useGo(templatePath(slug));
  const title = titleOf(retirement, locale);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2 px-3 py-2.5 sm:px-4 md:grid-cols-[auto_minmax(0,3fr)_minmax(0,3fr)_minmax(auto,20rem)]">
      <span className="grid size-12 place-items-center overflow-hidden rounded-picture bg-control text-muted">
        {coverUrl ? (
          <img src={coverUrl} alt="" loading="lazy" className="size-full object-cover" />
        ) : (
          <Sparkles aria-hidden="true" className="size-5 stroke-[1.5]" />
        )}
      </span>
      <div className="min-w-0">
        <h3 className="truncate text-base">
          <a {...page} className="underline-offset-2 hover:underline">
            {title}
          </a>
        </h3>
        <p className="flex flex-wrap items-center gap-1 text-muted text-sm">
          {versionNumber === null ? t("draft") : t("version", { version: versionNumber })}
          {environments.map((one) => (
            <Badge key={one} tone={one === "prod" ? "danger" : "neutral"}>
              {t("live", { environment: environment(one) })}
            </Badge>
          ))}
        </p>
      </div>
      <Evidence retirement={retirement} />
      {successor && <Prove retirement={retirement} successor={successor} title={title} />}
    </li>
  );
}

function Evidence({ retirement: { successor, evidence, unfit } }: { retirement: RetirementView }) {
  const t = useTranslations("library.retirements");
  const format = useFormatter();
  return (
    <p className="text-sm max-md:col-span-2">
      {!successor ? (
        <span className="text-muted">{t("chooseModel")}</span>
      ) : !evidence ? (
        <span className="text-muted">{t("unproven", { model: successor.model })}</span>
      ) : (
        <>
          {t("proven", { count: evidence.samples, model: successor.model })}
          {evidence.meanRating !== null &&
            ` ★ ${format.number(evidence.meanRating, { maximumFractionDigits: 1 })}`}{" "}
          <Badge tone={evidence.approved ? "success" : "neutral"}>
            {t(evidence.approved ? "approved" : "unapproved")}
          </Badge>
        </>
      )}
      {unfit.length > 0 && (
        <span className="block text-warning-ink">{t("unfit", { count: unfit.length })}</span>
      )}
    </p>
  );
}

type ProveProps = { retirement: RetirementView; title: string; successor: Deployment };

/** Leads to the template's evidence, with the successor chosen. */
function Prove({ retirement: { slug, versionNumber }, title, successor }: ProveProps) {
  const t = useTranslations("library.retirements");
  const search = new URLSearchParams({ tab: "evidence", other: deploymentKey(successor) });
  if (versionNumber !== null) search.set("version", String(versionNumber));
  return (
    <a
      {...useGo(`${templatePath(slug)}?${search}`)}
      className={buttonClass("secondary", "max-md:col-span-2")}
    >
      <FlaskConical aria-hidden="true" className="size-4" />
      <span>
        {t("prove", { model: successor.model })} <span className="sr-only">{title}</span>
      </span>
    </a>
  );
}
