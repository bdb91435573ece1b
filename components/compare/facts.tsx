"use client";

import { useTranslations } from "next-intl";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import { shown } from "#components/compare/compare-store.ts";
import { type FactKey, type FactRow, factRows } from "#components/compare/parameter-rows.ts";
import { PromptDifferences } from "#components/compare/prompt-differences.tsx";
import { useCaption } from "#components/compare/use-caption.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Switch } from "#components/ui/switch.tsx";

/** What tells the pictures apart: parameters that differ, and prompts word by word. Nothing of it while judging blindly. */
export function Facts() {
  const t = useTranslations("compare");
  const blind = useCompare((state) => state.blind);
  return (
    <div className="flex flex-col gap-6">
      {blind ? (
        <p className="text-muted">{t("blind.hidden")}</p>
      ) : (
        <>
          <FactTable />
          <PromptDifferences />
        </>
      )}
    </div>
  );
}

function FactTable() {
  const t = useTranslations("compare");
  const { store } = useCompareParts();
  const images = useCompare(shown);
  const all = useCompare((state) => state.allFacts);
  const caption = useCaption();
  const rows = factRows(images).filter(({ differs, values }) =>
    all ? values.some((value) => value !== null) : differs,
  );
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-base">{t("facts.title")}</h2>
      <Switch
        label={t("facts.all")}
        checked={all}
        onChange={(allFacts) => store.getState().set({ allFacts })}
      />
      {rows.length === 0 ? (
        <p className="text-muted">{t("facts.same")}</p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also for those without a pointer.
          tabIndex={0}
          aria-label={t("facts.title")}
          className="overflow-x-auto rounded-control"
        >
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="text-start text-muted">
                <td />
                {images.map((compared, index) => (
                  <th key={compared.image.id} scope="col" className="px-2 py-1 text-start font-normal">
                    {index + 1}
                    <span className="sr-only"> {caption(compared, index).name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Row({ row: { key, values, differs } }: { row: FactRow }) {
  const t = useTranslations("compare");
  const write = useWriteFact();
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-1 pe-2 text-start font-normal text-muted">
        {t(`facts.names.${key}`)}
      </th>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
        <td key={index} className={differs ? "px-2 py-1 font-semibold" : "px-2 py-1"}>
          {write(key, value)}
        </td>
      ))}
    </tr>
  );
}

function useWriteFact(): (key: FactKey, value: string | number | null) => string {
  const t = useTranslations("compare");
  const m = useTranslations("models");
  const money = useMoney();
  return (key, value) => {
    if (value === null) return "–";
    if (key === "price") return money(String(value));
    if (key === "seconds") return t("facts.seconds", { seconds: Number(value) });
    if (key === "pixels" || key === "size")
      return value === "auto" ? m("size.auto") : String(value).replace("x", " × ");
    const named = `${key}.${value}`;
    return m.has(named as never) ? m(named as never) : String(value);
  };
}
