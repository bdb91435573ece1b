"use client";

import { useTranslations } from "next-intl";
import { useFitFor } from "#components/playground/playground-context.tsx";
import { useModelMark } from "#components/playground/settings/use-model-mark.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";

type ModelLineProps = {
  model: ModelChoice;
  name: string;
  isChosen: boolean;
  choose: () => void;
  close: () => void;
};

/** One model of the list: its name, its note, what a picture costs with the settings of now, and when it ends. */
export function ModelLine({ model, name, isChosen, choose, close }: ModelLineProps) {
  const m = useTranslations("models");
  const mark = useModelMark(model);
  const { profile } = model;
  return (
    <label className="relative flex items-start gap-2 rounded-control px-2 py-1.5 hover:bg-control has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-ring">
      <input
        type="radio"
        name={name}
        checked={isChosen}
        // biome-ignore lint/a11y/noAutofocus: the list opens on the model in use.
        autoFocus={isChosen}
        onChange={choose}
        onClick={(event) => {
          // A click of the pointer has coordinates, an arrow key none: arrows look around, a click decides.
          if (event.detail > 0) close();
        }}
        className="mt-[calc((var(--leading)*1em-0.875rem)/2)] size-3.5 shrink-0 outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span className="min-w-0">{profile.id}</span>
          <PicturePrice model={model} />
        </span>
        <span className="block text-muted text-xs">
          {m(`notes.${profile.known ? (profile.noteKey ?? "unknown") : "unknown"}`)}
        </span>
        {mark && <Badge tone="warning">{mark.short}</Badge>}
      </span>
    </label>
  );
}

function PicturePrice({ model }: { model: ModelChoice }) {
  const t = useTranslations("playground");
  const money = useMoney();
  const { parameters } = useFitFor(model);
  if (!model.price) return <span className="shrink-0 text-warning-ink text-xs">{t("price.unknown")}</span>;
  const { likely } = estimateCost(model.profile, model.price, {
    parameters,
    count: 1,
    prompt: "",
    references: [],
  });
  return (
    <span className="tabular shrink-0 text-muted text-xs">{t("price.each", { price: money(likely) })}</span>
  );
}
