"use client";

import { useTranslations } from "next-intl";
import { Differences } from "#components/template/evidence/differences.tsx";
import { type CaseMatch, matchCases } from "#components/template/evidence/match-cases.ts";
import { valuesText } from "#components/template/evidence/values-text.ts";
import type { SheetPair } from "#components/template/loaded-tab.ts";
import { openViewer } from "#components/viewer/open-viewer.ts";
import type { EvidenceCaseView } from "#lib/evidence/view.ts";

type SheetsProps = { pair: SheetPair; names: readonly [string, string] };

/** Two contact sheets case by case, with what they cost and took. */
export function SheetsBesideEachOther({ pair: { one, other }, names }: SheetsProps) {
  const t = useTranslations("template");
  if (!one && !other) return <p className="text-muted text-sm">{t("pair.none")}</p>;
  return (
    <section aria-label={t("pair.title")} className="flex flex-col gap-4">
      <h2 className="sr-only">{t("pair.title")}</h2>
      <Differences one={one} other={other} names={names} />
      {matchCases(one?.cases ?? [], other?.cases ?? []).map((match) => (
        <CasePair key={match.key} match={match} names={names} />
      ))}
    </section>
  );
}

function CasePair({ match, names }: { match: CaseMatch; names: readonly [string, string] }) {
  const shown = match.one ?? match.other;
  return (
    <article aria-label={match.name} data-case={match.name} className="flex flex-col gap-2">
      <h3 className="text-sm">
        {match.name} <span className="text-muted">{shown && valuesText(shown.values)}</span>
      </h3>
      <div className="grid grid-cols-2 gap-3">
        <Side row={match.one} name={names[0]} />
        <Side row={match.other} name={names[1]} />
      </div>
    </article>
  );
}

function Side({ row, name }: { row: EvidenceCaseView | null; name: string }) {
  const t = useTranslations("template");
  return (
    <div className="min-w-0">
      <p className="mb-1 text-muted text-sm">{name}</p>
      {!row || (row.samples.length === 0 && row.state !== "running") ? (
        <p className="rounded-picture bg-control p-3 text-muted text-sm">{t("pair.missing")}</p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,11rem),1fr))] gap-2">
          {row.samples.map(({ image }, index) => (
            <li key={image.id}>
              <button
                type="button"
                data-picture={image.id}
                aria-label={t("pair.sample", { side: name, name: row.name, number: index + 1 })}
                onClick={() => openViewer({ image, prompt: row.name, preview: `${image.url}?w=512` })}
                className="backdrop-checker grid w-full cursor-zoom-in overflow-hidden rounded-picture bg-control"
              >
                <img
                  src={`${image.url}?w=512`}
                  alt=""
                  loading="lazy"
                  className="w-full object-contain"
                  style={{
                    aspectRatio: image.height > 0 ? `${Math.max(image.width / image.height, 0.56)}` : 1,
                  }}
                />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
