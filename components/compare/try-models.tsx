"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { Quality } from "#lib/images/parameters.ts";
import { endState } from "#lib/models/end-state.ts";

type TryModelsProps = {
  models: readonly ModelChoice[];
  chosen: readonly ModelChoice[];
  choose: (models: readonly ModelChoice[]) => void;
  qualities: readonly Quality[];
  chooseQualities: (qualities: readonly Quality[]) => void;
};

const order: readonly Quality[] = ["auto", "low", "medium", "high", "xhigh", "max"];

/** Several models, several qualities. */
export function TryModels({ models, chosen, choose, qualities, chooseQualities }: TryModelsProps) {
  const t = useTranslations("compare");
  const m = useTranslations("models");
  const living = models.filter(({ profile }) => endState(profile, new Date()).state !== "ended");
  const offered = order.filter((quality) =>
    chosen.some(({ profile }) => profile.qualities.includes(quality)),
  );
  const severalConnections = new Set(living.map(({ connection }) => connection.id)).size > 1;
  return (
    <>
      <Choices legend={t("try.models")}>
        {living.map((model) => (
          <Choice
            key={`${model.connection.id}/${model.profile.id}`}
            isChosen={chosen.includes(model)}
            toggle={(on) => choose(on ? [...chosen, model] : chosen.filter((one) => one !== model))}
          >
            {model.profile.id}
            {severalConnections && <span className="text-muted"> · {model.connection.name}</span>}
          </Choice>
        ))}
      </Choices>
      <Choices legend={t("try.qualities")}>
        {offered.map((quality) => (
          <Choice
            key={quality}
            isChosen={qualities.includes(quality)}
            toggle={(on) =>
              chooseQualities(on ? [...qualities, quality] : qualities.filter((one) => one !== quality))
            }
          >
            {m(`quality.${quality}`)}
          </Choice>
        ))}
      </Choices>
    </>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-muted text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}

type ChoiceProps = { isChosen: boolean; toggle: (on: boolean) => void; children: ReactNode };

function Choice({ isChosen, toggle, children }: ChoiceProps) {
  return (
    <label className="inline-flex min-h-control items-center gap-2 rounded-control border border-line px-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-ring">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={(event) => toggle(event.currentTarget.checked)}
        className="size-4 outline-none"
      />
      <span>{children}</span>
    </label>
  );
}
