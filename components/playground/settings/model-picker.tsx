"use client";

import { ChevronDown, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useChoice, useDraft, usePlayground, useView } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { ModelLine } from "#components/playground/settings/model-line.tsx";
import { useModelMark } from "#components/playground/settings/use-model-mark.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { ModelChoice } from "#lib/connections/model-choice.ts";

/** The chosen model with its note, end and price; opens the list of all. */
export function ModelPicker() {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const choice = useChoice();
  const missing = useView((view) => view.missingModel);
  return (
    <div data-setting="model">
      <p className="mb-1 text-muted text-sm">{m("model.label")}</p>
      <Popover
        label={t("settings.chooseModel")}
        className="w-[24rem]"
        trigger={(props) => (
          <button
            type="button"
            {...props}
            className="forced-edge flex w-full items-center gap-2 rounded-control border border-edge bg-raised px-2.5 py-1.5 text-start hover:border-muted"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">{choice.profile.id}</span>{" "}
              <span className="block truncate text-muted text-xs">{choice.connection.name}</span>
            </span>
            <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
          </button>
        )}
      >
        {(close) => <ModelList close={close} />}
      </Popover>
      {missing && (
        <p className="mt-2 text-sm text-warning-ink">{t("settings.missingModel", { model: missing })}</p>
      )}
      <ModelFacts choice={choice} />
      <FindingNotice field="model" />
    </div>
  );
}

function ModelList({ close }: { close: () => void }) {
  const t = useTranslations("playground");
  const models = useView((view) => view.models);
  const choice = useChoice();
  const set = useDraft((draft) => draft.set);
  const name = useId();
  const connections = [...new Map(models.map(({ connection }) => [connection.id, connection])).values()];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter closes a list of radios, as in a menu.
    <div
      onKeyDown={(event) => {
        if (event.key === "Enter") close();
      }}
      className="flex flex-col gap-3"
    >
      {connections.map((connection) => (
        <fieldset key={connection.id} className="min-w-0">
          <legend className="mb-1 text-muted text-sm">
            {t("settings.through", { connection: connection.name })}
          </legend>
          {models
            .filter((model) => model.connection.id === connection.id)
            .map((model) => (
              <ModelLine
                key={model.profile.id}
                model={model}
                name={name}
                isChosen={model === choice}
                choose={() => set({ connectionId: connection.id, model: model.profile.id })}
                close={close}
              />
            ))}
        </fieldset>
      ))}
    </div>
  );
}

/** Note, end date and price of the chosen model. */
function ModelFacts({ choice }: { choice: ModelChoice }) {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const { view } = usePlayground();
  const models = useView((state) => state.models);
  const set = useDraft((draft) => draft.set);
  const mark = useModelMark(choice);
  const { profile, connection, price } = choice;
  const successor = models.find(
    (model) => model.profile.id === profile.replacedBy && model.connection.id === connection.id,
  );
  return (
    <div className="mt-1.5 flex flex-col gap-1.5 text-sm">
      <p className="text-muted">{m(`notes.${profile.known ? (profile.noteKey ?? "unknown") : "unknown"}`)}</p>
      {mark && (
        <p className="flex items-start gap-1.5 text-warning-ink">
          <TriangleAlert aria-hidden="true" className="mt-[0.2em] size-3.5 shrink-0" />
          <span>{mark.long}</span>
        </p>
      )}
      {mark && successor && (
        <Button onClick={() => set({ model: successor.profile.id })}>
          {m("end.moveTo", { model: successor.profile.id })}
        </Button>
      )}
      {!price && <Button onClick={() => view.getState().open({ kind: "price" })}>{t("price.enter")}</Button>}
    </div>
  );
}
