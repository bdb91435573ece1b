"use client";

import { useTranslations } from "next-intl";
import { readyImages } from "#components/playground/draft-store.ts";
import { useChoice, useDraft, useFit } from "#components/playground/playground-context.tsx";
import { medianOf } from "#components/playground/start-run.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Button } from "#components/ui/button.tsx";
import { tip } from "#components/ui/tip.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";

/** "Generate 2, about $0.08", and how long that takes. */
export function DrawButton({ draw }: { draw: () => void }) {
  const p = useTranslations("playground");
  const money = useMoney();
  const choice = useChoice();
  const { count, parameters } = useFit();
  const prompt = useDraft((draft) => draft.prompt);
  const attachments = useDraft((draft) => draft.attachments);
  const median = medianOf(choice, parameters.quality);
  const label = choice.price
    ? p("generate.priced", {
        count,
        price: money(
          estimateCost(choice.profile, choice.price, {
            parameters,
            count,
            prompt,
            references: readyImages({ attachments }),
          }).likely,
        ),
      })
    : p("generate.unpriced", { count });
  return (
    <div className="ms-auto flex items-center gap-2">
      {median !== null && (
        <span className="text-muted text-xs">
          {p("generate.seconds", { seconds: Math.max(1, Math.round(median / 1000)) })}
        </span>
      )}
      <Button variant="primary" onClick={draw} {...tip(label, "Mod+Enter")}>
        {label}
      </Button>
    </div>
  );
}
