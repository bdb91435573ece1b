"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useLocalized } from "#components/matrix/localized.ts";
import { Section } from "#components/matrix/section.tsx";
import { useMoney } from "#components/playground/use-money.ts";
import { useGo } from "#components/shell/use-go.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { MatrixSummary } from "#lib/matrices/view.ts";

const tones = { running: "accent", done: "success", stopped: "neutral" } as const;

/** Matrices that were started before, newest first. */
export function PastMatrices({ matrices }: { matrices: readonly MatrixSummary[] }) {
  const t = useTranslations("matrix.past");
  return (
    <Section title={t("title")}>
      {matrices.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ul className="flex flex-col">
          {matrices.map((matrix) => (
            <Past key={matrix.id} matrix={matrix} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Past({ matrix }: { matrix: MatrixSummary }) {
  const t = useTranslations("matrix.past");
  const n = useTranslations("matrix.new");
  const format = useFormatter();
  const localized = useLocalized();
  const money = useMoney();
  const go = useGo(`/matrices/${matrix.id}`);
  const version = matrix.version === null ? n("draft") : n("version", { number: matrix.version });
  return (
    <li>
      <a
        {...go}
        className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 rounded-control px-2 py-1.5 hover:bg-control"
      >
        <span className="min-w-0 break-words font-semibold">{localized(matrix.title) || matrix.slug}</span>
        <span className="text-muted text-sm">{version}</span>
        <span className="tabular text-muted text-sm">
          {t("facts", { drawn: matrix.drawn, cells: matrix.cells })} · {money(matrix.estimateNano)} ·{" "}
          {format.dateTime(new Date(matrix.createdAt), "moment")}
        </span>
        <Badge tone={tones[matrix.state]}>{t(`state.${matrix.state}`)}</Badge>
      </a>
    </li>
  );
}
