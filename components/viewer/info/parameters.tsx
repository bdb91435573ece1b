"use client";

import { useTranslations } from "next-intl";
import { sizeLabel } from "#components/playground/settings/size-label.ts";
import { Section } from "#components/viewer/info/section.tsx";
import type { ImageDetail } from "#lib/gallery/view.ts";
import type { DrawParameters } from "#lib/images/parameters.ts";
import type { RunView } from "#lib/runs/view.ts";

type Answered = ImageDetail["answered"];
type Line = { name: string; asked: string; answered: string | null; differs: boolean };

/** What was asked beside what the provider says it did. Where a choice was left to it, its answer is no difference. */
export function Parameters({ run, answered }: { run: RunView; answered: Answered }) {
  const t = useTranslations("viewer.parameters");
  const lines = useLines(run, answered);
  const isSaid = lines.some((line) => line.answered !== null);
  return (
    <Section title={t("label")}>
      <table className="w-full text-left text-sm">
        <thead className={isSaid ? "text-muted text-xs" : "sr-only"}>
          <tr>
            <th scope="col" className="sr-only">
              {t("name")}
            </th>
            <th scope="col" className="pe-2 font-normal">
              {t("asked")}
            </th>
            <th scope="col" className="font-normal">
              {isSaid ? t("answered") : ""}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name} className="align-baseline">
              <th scope="row" className="w-[6.5rem] pe-3 font-normal text-muted">
                {line.name}
              </th>
              <td className="pe-2">{line.asked}</td>
              <td>
                {line.differs ? (
                  <mark className="rounded-[4px] bg-warning-soft px-1 text-warning-ink">
                    {line.answered}
                    <span className="sr-only"> {t("differs")}</span>
                  </mark>
                ) : (
                  <span className="text-muted">{line.answered ?? ""}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const leftToModel = (asked: string) => asked === "auto";

function useLines({ parameters, count, edit }: RunView, answered: Answered): Line[] {
  const t = useTranslations("viewer.parameters");
  const m = useTranslations("models");
  // A provider may answer a word nobody has told us of.
  const word = (key: "quality" | "background" | "outputFormat", value: string) =>
    m.has(`${key}.${value}` as never) ? m(`${key}.${value}` as never) : value;
  const size = (value: string) => (value === "auto" ? m("size.auto") : sizeLabel(value));
  const line = (name: string, asked: string, said: string | null, show: (value: string) => string): Line => ({
    name,
    asked: show(asked),
    answered: said === null ? null : show(said),
    differs: said !== null && said !== asked && !leftToModel(asked),
  });
  const plain = (name: string, asked: string): Line => ({ name, asked, answered: null, differs: false });
  const { quality, background, outputFormat, compression, moderation, inputFidelity } = parameters;
  return [
    // The size of an edit is decided by its plan.
    ...(edit ? [] : [line(m("size.label"), parameters.size, answered?.size ?? null, size)]),
    line(m("quality.label"), quality, answered?.quality ?? null, (value) => word("quality", value)),
    line(m("background.label"), background, answered?.background ?? null, (value) =>
      word("background", value),
    ),
    line(m("outputFormat.label"), outputFormat, answered?.outputFormat ?? null, (value) =>
      word("outputFormat", value),
    ),
    ...(compression === null ? [] : [plain(m("compression.label"), String(compression))]),
    ...(moderation === "auto" ? [] : [plain(m("moderation.label"), m(`moderation.${moderation}`))]),
    ...(inputFidelity === null ? [] : [plain(m("inputFidelity.label"), fidelity(m, inputFidelity))]),
    plain(t("count"), String(count)),
  ];
}

const fidelity = (
  m: ReturnType<typeof useTranslations<"models">>,
  value: NonNullable<DrawParameters["inputFidelity"]>,
) => m(`inputFidelity.${value}`);
