"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "#components/playground/use-money.ts";
import type { EvidenceRunView, EvidenceTotals } from "#lib/evidence/view.ts";

type DifferencesProps = {
  one: EvidenceRunView | null;
  other: EvidenceRunView | null;
  names: readonly [string, string];
};

/** Rating, price and time of two sheets, and by how much the second differs. */
export function Differences({ one, other, names }: DifferencesProps) {
  const t = useTranslations("template");
  const format = useFormatter();
  const money = useMoney();
  const rows = [
    {
      name: t("totals.rating"),
      value: (sheet: EvidenceRunView) => sheet.totals.meanRating,
      show: (value: number) => format.number(value, { maximumFractionDigits: 1 }),
    },
    {
      name: t("pair.priceEach"),
      value: (sheet: EvidenceRunView) => perSample(sheet.totals),
      show: (value: number) => money(BigInt(Math.round(value))),
    },
    {
      name: t("totals.time"),
      value: (sheet: EvidenceRunView) => sheet.totals.latencyMs,
      show: (value: number) => t("totals.seconds", { seconds: Math.round(value / 100) / 10 }),
    },
  ];
  return (
    <div className="overflow-x-auto">
      <table className="w-full max-w-3xl text-sm">
        <thead className="text-muted">
          <tr>
            <td />
            {[...names, t("pair.difference")].map((name) => (
              <th key={name} scope="col" className="px-2 py-1 text-start font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value, show }) => (
            <Row
              key={name}
              name={name}
              before={one && value(one)}
              after={other && value(other)}
              show={show}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  name: string;
  before: number | null;
  after: number | null;
  show: (value: number) => string;
};

function Row({ name, before, after, show }: RowProps) {
  const difference = before === null || after === null ? null : after - before;
  const sign = difference === null || difference === 0 ? "" : difference > 0 ? "+" : "−";
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-1 pe-2 text-start font-normal text-muted">
        {name}
      </th>
      <td className="px-2">{before === null ? "–" : show(before)}</td>
      <td className="px-2">{after === null ? "–" : show(after)}</td>
      <td className="px-2">{difference === null ? "–" : `${sign}${show(Math.abs(difference))}`}</td>
    </tr>
  );
}

const perSample = ({ costNano, samples }: EvidenceTotals): number | null =>
  samples > 0 ? Number(BigInt(costNano) / BigInt(samples)) : null;
