"use client";

import { useFormatter, useTranslations } from "next-intl";
import { TemplateLink } from "#components/playground/results/template-link.tsx";
import { useModelMark } from "#components/playground/settings/use-model-mark.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/viewer/info/copyable.tsx";
import { Fact, Facts, Section } from "#components/viewer/info/section.tsx";
import type { ImageDetail } from "#lib/gallery/view.ts";
import type { RunView } from "#lib/runs/view.ts";

/** Less than this is no time worth telling. */
const shownFromMs = 100;

/** Who drew it, for how much, how long it took, and whom to ask about it. */
export function RunFacts({ detail, run }: { detail: ImageDetail; run: RunView }) {
  const t = useTranslations("viewer.run");
  const money = useMoney();
  const format = useFormatter();
  const mark = useModelMark({ profile: detail.model ?? { endsOn: null, replacedBy: null } });
  const { call } = detail;
  const seconds = (ms: number) => t("seconds", { seconds: ms / 1000 });
  return (
    <Section title={t("label")}>
      <Facts>
        <Fact name={t("model")}>
          {run.model}
          {mark && (
            <span className="mt-0.5 block">
              <Badge tone="warning">{mark.short}</Badge>
            </span>
          )}
        </Fact>
        {run.template && (
          <Fact name={t("template")}>
            <TemplateLink template={run.template} />
          </Fact>
        )}
        <Fact name={t("connection")}>{run.connection.name}</Fact>
        {call && (
          <Fact name={t("price")}>{t(`charge.${call.charge}`, { amount: money(call.chargeNano) })}</Fact>
        )}
        {run.count > 1 && <Fact name={t("wholeRun")}>{money(run.costNano)}</Fact>}
        {call?.latencyMs != null && <Fact name={t("took")}>{seconds(call.latencyMs)}</Fact>}
        {call?.processingMs != null && call.processingMs >= shownFromMs && (
          <Fact name={t("provider")}>{seconds(call.processingMs)}</Fact>
        )}
        <Fact name={t("asked")}>
          <time dateTime={run.createdAt}>{format.dateTime(new Date(run.createdAt), "moment")}</time>
        </Fact>
        {call?.requestId && (
          <Fact name={t("requestId")}>
            <Copyable text={call.requestId} label={t("copyRequestId")} />
          </Fact>
        )}
        {call?.clientRequestId && (
          <Fact name={t("clientRequestId")}>
            <Copyable text={call.clientRequestId} label={t("copyClientRequestId")} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
