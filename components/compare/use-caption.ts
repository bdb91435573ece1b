import { useTranslations } from "next-intl";
import { blindNames } from "#components/compare/blind-order.ts";
import { useCompare } from "#components/compare/compare-context.tsx";
import { useMoney } from "#components/playground/use-money.ts";
import type { ComparedImage } from "#lib/compare/view.ts";

/** What a picture is called here, and what is told of it in one line. While one judges blindly it is a letter. */
export type Caption = { name: string; facts: string };

export function useCaption(): (compared: ComparedImage, index: number) => Caption {
  const t = useTranslations("compare");
  const m = useTranslations("models");
  const blind = useCompare((state) => state.blind);
  const money = useMoney();
  return ({ image, run, chargeNano }, index) => {
    const letter = blindNames[index] ?? String(index + 1);
    if (blind) return { name: t("picture", { letter }), facts: "" };
    const facts = [
      `${image.width} × ${image.height}`,
      run && m(`quality.${run.parameters.quality}`),
      chargeNano && chargeNano !== "0" ? money(chargeNano) : null,
    ];
    return {
      name: run?.model ?? image.name ?? t("picture", { letter }),
      facts: facts.filter(Boolean).join(" · "),
    };
  };
}
