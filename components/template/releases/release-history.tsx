"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Section } from "#components/template/edit/section.tsx";
import { useFindingText } from "#components/template/releases/use-finding-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { ReleaseView } from "#lib/releases/view.ts";

/** Who, when, why, and past what: nothing in it is ever changed. */
export function ReleaseHistory({ releases }: { releases: readonly ReleaseView[] }) {
  const t = useTranslations("template");
  if (releases.length === 0) return null;
  return (
    <Section title={t("history.title")} hint={t("history.hint")}>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, also for those without a pointer.
        tabIndex={0}
        aria-label={t("history.title")}
        className="overflow-x-auto rounded-card border border-line bg-surface"
      >
        <table className="w-full min-w-[46rem] text-sm">
          <thead className="text-muted">
            <tr>
              {(["when", "where", "what", "who", "why"] as const).map((column) => (
                <th key={column} scope="col" className="whitespace-nowrap px-3 py-2 text-start font-normal">
                  {t(`history.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <Line key={release.id} release={release} />
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function Line({ release }: { release: ReleaseView }) {
  const t = useTranslations("template");
  const format = useFormatter();
  const textOf = useFindingText();
  const { environment, kind, versionNumber, model, actor, via, reason, unmet, createdAt, current } = release;
  return (
    <tr className="border-line border-t align-top" data-release={kind}>
      <td className="whitespace-nowrap px-3 py-2">
        <time dateTime={createdAt}>{format.dateTime(new Date(createdAt), "moment")}</time>
      </td>
      <td className="whitespace-nowrap px-3 py-2">{environment}</td>
      <td className="px-3 py-2">
        <span className="flex flex-wrap items-center gap-1.5">
          {t(`kinds.${kind}`)} · {t("version", { number: versionNumber })} · {model}
          {current && kind !== "withdraw" && <Badge tone="success">{t("history.live")}</Badge>}
          {release.flagged && <Badge tone="warning">{t("releases.unproven")}</Badge>}
        </span>
      </td>
      <td className="px-3 py-2">
        {actor} · {t(`via.${via}`)}
      </td>
      <td className="px-3 py-2">
        {reason || <span className="text-muted">–</span>}
        {unmet.length > 0 && <p className="text-muted">{unmet.map(textOf).join(" ")}</p>}
      </td>
    </tr>
  );
}
