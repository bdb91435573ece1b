"use client";

import { Clock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "#components/playground/use-money.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { TemplateCard, TemplateState } from "#lib/library/view.ts";

const tones = {
  draft: "neutral",
  candidate: "warning",
  validated: "success",
  retired: "neutral",
} as const satisfies Record<TemplateState, string>;

/** State, where it is live, whether its model ends; rating, price and how often it was used. */
export function CardFacts({ card }: { card: TemplateCard }) {
  const t = useTranslations("library");
  const format = useFormatter();
  const money = useMoney();
  const { kind, state, environments, endsOn, rating, ratingCount, priceNano, useCount } = card;
  return (
    <>
      <ul aria-label={t("card.states")} className="mt-auto flex h-5 flex-wrap gap-1 overflow-hidden pt-0">
        <li className="flex">
          <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        </li>
        {environments.map((environment) => (
          <li key={environment} className="flex">
            <Badge tone={environment === "prod" ? "success" : "neutral"}>
              {t("card.live", { environment: t(`environments.${environment}`) })}
            </Badge>
          </li>
        ))}
        {endsOn && (
          <li className="flex">
            <Badge tone="danger" icon={<Clock aria-hidden="true" />}>
              <EndsOn day={endsOn} />
            </Badge>
          </li>
        )}
      </ul>
      {kind === "prompt" && (
        <p className="tabular flex h-5 items-center gap-x-2.5 overflow-hidden whitespace-nowrap text-muted text-xs">
          {rating !== null && (
            <span aria-label={t("card.rating", { rating, count: ratingCount })} role="img">
              ★ {format.number(rating, { maximumFractionDigits: 1 })}
            </span>
          )}
          {priceNano !== null && <span>{t("card.price", { price: money(priceNano) })}</span>}
          <span>{t("card.uses", { count: useCount })}</span>
        </p>
      )}
    </>
  );
}

/** A day without a zone: read and written in UTC, it stays that day everywhere. */
function EndsOn({ day }: { day: string }) {
  const t = useTranslations("library.card");
  const format = useFormatter();
  const date = format.dateTime(new Date(`${day}T00:00:00Z`), { timeZone: "UTC", dateStyle: "medium" });
  return t("ends", { date });
}
