"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TemplateLink } from "#components/playground/results/template-link.tsx";
import { sizeLabel } from "#components/playground/settings/size-label.ts";
import { useMoney } from "#components/playground/use-money.ts";
import type { RunView } from "#lib/runs/view.ts";

/** What was asked for and what it cost: money is the bill once there is one. */
export function RunFacts({ run }: { run: RunView }) {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const format = useFormatter();
  const { parameters } = run;
  const created = new Date(run.createdAt);
  return (
    <dl className="mt-0.5 flex flex-wrap items-baseline gap-x-3 text-muted text-sm">
      <Fact name={m("model.label")}>{run.model}</Fact>
      <Fact name={m("size.label")}>
        {parameters.size === "auto" ? m("size.auto") : sizeLabel(parameters.size)}
      </Fact>
      <Fact name={m("quality.label")}>{m(`quality.${parameters.quality}`)}</Fact>
      {run.inputs.length > 0 && (
        <Fact name={t("attachments.label")}>{t("run.inputs", { count: run.inputs.length })}</Fact>
      )}
      <Fact name={t("run.cost")}>
        <RunMoney run={run} />
      </Fact>
      {run.template && (
        <Fact name={t("run.template")}>
          <TemplateLink template={run.template} />
        </Fact>
      )}
      <Fact name={t("run.made")}>
        <time dateTime={run.createdAt}>{format.dateTime(created, "moment")}</time>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex">
      <dt className="sr-only">{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  );
}

function RunMoney({ run }: { run: RunView }) {
  const t = useTranslations("playground");
  const money = useMoney();
  const isHeld = run.heldNano !== "0";
  if (run.state === "running")
    return run.costNano === "0"
      ? t("run.about", { price: money(run.estimateNano) })
      : t("run.soFar", { cost: money(run.costNano), estimate: money(run.estimateNano) });
  if (isHeld && run.costNano === "0") return t("run.heldOnly", { held: money(run.heldNano) });
  if (isHeld) return t("run.withHeld", { cost: money(run.costNano), held: money(run.heldNano) });
  return <span className="text-ink">{run.costNano === "0" ? t("run.free") : money(run.costNano)}</span>;
}
