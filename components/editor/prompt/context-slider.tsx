"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Slider } from "#components/editor/dock/slider.tsx";
import { useEdit } from "#components/editor/editor-context.tsx";

const mostPercent = 200;

/** How much around the mask the model sees, and what comes of it: its size, and how sharp it is. */
export function ContextSlider() {
  const t = useTranslations("editor");
  const format = useFormatter();
  const context = useEdit((state) => state.context);
  const set = useEdit((state) => state.set);
  const plan = useEdit((state) => state.plan);
  return (
    <div>
      <Slider
        label={t("plan.context")}
        value={Math.round(context * 100)}
        onChange={(percent) => set({ context: percent / 100 })}
        min={0}
        max={mostPercent}
        unit="%"
      />
      <p className="tabular text-muted text-sm" data-plan>
        {plan
          ? t("plan.sees", {
              width: plan.modelSize.width,
              height: plan.modelSize.height,
              scale: format.number(plan.scale, { style: "percent", maximumFractionDigits: 0 }),
            })
          : t("plan.working")}
      </p>
    </div>
  );
}
