import { useTranslations } from "next-intl";
import { blindNames } from "#components/compare/blind-order.ts";
import { useCompare } from "#components/compare/compare-context.tsx";
import { useMoney } from "#components/playground/use-money.ts";
import type { ComparedImage } from "#lib/compare/view.ts";

/**
 * What a picture is called here. `letter`: its number, or a letter while one judges blindly; then `name` and `facts` are
 * empty. `alt`: what is read for the picture.
 */
export type Caption = { letter: string; name: string; facts: string; alt: string };

export function useCaption(): (compared: ComparedImage, index: number) => Caption {
  const t = useTranslations("compare");
  const m = useTranslations("models");
  const blind = useCompare((state) => state.blind);
  const money = useMoney();
  return ({ image, run, chargeNano }, index) => {
    const letter = blind ? (blindNames[index] ?? "") : String(index + 1);
    const alt = t("picture", { letter });
    if (blind) return { letter, name: "", facts: "", alt };
    const facts = [
      `${image.width} × ${image.height}`,
      run && m(`quality.${run.parameters.quality}`),
      chargeNano && chargeNano !== "0" ? money(chargeNano) : null,
    ];
    const name = run?.model ?? image.name ?? "";
    return { letter, name, facts: facts.filter(Boolean).join(" · "), alt: `${alt}: ${name}` };
  };
}
