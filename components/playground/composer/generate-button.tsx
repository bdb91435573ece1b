"use client";

import { useTranslations } from "next-intl";
import { readyImages } from "#components/playground/draft-store.ts";
import {
  useChoice,
  useDraft,
  useFit,
  usePlayground,
  useRuns,
} from "#components/playground/playground-context.tsx";
import { stopRun } from "#components/playground/run-deeds.ts";
import { medianOf } from "#components/playground/start-run.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { useSubmit } from "#components/playground/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { tip } from "#components/ui/tip.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";

/** "Generate 4, about $0.17", with the time below; beside it Stop, while the newest run is being drawn. */
export function GenerateButton() {
  const t = useTranslations("playground");
  const submit = useSubmit();
  const label = useGenerateLabel();
  const seconds = useSeconds();
  return (
    <div className="ms-auto flex items-center gap-2 max-sm:w-full">
      {seconds !== null && (
        <span className="text-muted text-xs max-sm:flex-1">{t("generate.seconds", { seconds })}</span>
      )}
      <StopNewest />
      <Button variant="primary" onClick={submit} {...tip(label, "Mod+Enter")} className="max-sm:flex-1">
        {label}
      </Button>
    </div>
  );
}

/** What a click will do and cost. */
function useGenerateLabel(): string {
  const t = useTranslations("playground");
  const money = useMoney();
  const choice = useChoice();
  const { count, parameters } = useFit();
  const prompt = useDraft((draft) => draft.prompt);
  const attachments = useDraft((draft) => draft.attachments);
  if (!choice.price) return t("generate.unpriced", { count });
  const references = readyImages({ attachments });
  const { likely } = estimateCost(choice.profile, choice.price, { parameters, count, prompt, references });
  return t("generate.priced", { count, price: money(likely) });
}

function useSeconds(): number | null {
  const choice = useChoice();
  const { parameters } = useFit();
  const median = medianOf(choice, parameters.quality);
  return median === null ? null : Math.max(1, Math.round(median / 1000));
}

function StopNewest() {
  const t = useTranslations("playground");
  const parts = usePlayground();
  const running = useRuns((state) => state.entries.findLast(({ run }) => run.state === "running"));
  if (!running || running.local || running.run.jobs.every(({ stopping }) => stopping)) return null;
  return (
    <Button
      icon={<Glyph name="stop" className="size-3.5 fill-current" />}
      onClick={() => stopRun(parts, running.run)}
      {...tip(t("run.stopHint"), "Mod+Shift+.")}
    >
      {t("run.stop")}
    </Button>
  );
}
