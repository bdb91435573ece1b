"use client";

import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEdit } from "#components/editor/editor-context.tsx";
import { cancelSending } from "#components/editor/prompt/send-edit.ts";
import { useSend } from "#components/editor/prompt/use-send.ts";
import { useChoice, useFit } from "#components/playground/playground-context.tsx";
import { medianOf } from "#components/playground/start-run.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { tip } from "#components/ui/tip.ts";

/** "Change, about $0.05"; while the mask goes up, how far, and the way to give up. */
export function ChangeButton() {
  const t = useTranslations("editor");
  const p = useTranslations("playground");
  const send = useSend();
  const label = useChangeLabel();
  const sending = useEdit((state) => state.sending);
  const choice = useChoice();
  const { parameters } = useFit();
  const median = medianOf(choice, parameters.quality);
  const seconds = median === null ? null : Math.max(1, Math.round(median / 1000));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        {seconds !== null && !sending && (
          <span className="text-muted text-xs">{p("generate.seconds", { seconds })}</span>
        )}
        <Button
          variant="primary"
          onClick={send}
          busy={sending !== null}
          {...tip(label, "Mod+Enter")}
          className="ms-auto min-w-0 flex-1"
        >
          {sending ? t(`sending.${sending.phase}`) : label}
        </Button>
        {sending && sending.phase !== "starting" && (
          <Button
            icon={<Square aria-hidden="true" className="size-3.5 fill-current" />}
            onClick={cancelSending}
          >
            {t("sending.cancel")}
          </Button>
        )}
      </div>
      {sending && (
        <Progress
          label={t(`sending.${sending.phase}`)}
          value={sending.phase === "uploading" ? sending.progress : null}
        />
      )}
    </div>
  );
}

/** What a click will do and cost. */
export function useChangeLabel(): string {
  const t = useTranslations("editor");
  const money = useMoney();
  const { count } = useFit();
  const { price } = useChoice();
  const estimate = useEdit((state) => state.estimateNano);
  if (!price) return t("change.unpriced", { count });
  return estimate === null
    ? t("change.plain", { count })
    : t("change.priced", { count, price: money(estimate) });
}
