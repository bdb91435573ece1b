"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { NumberInput } from "#components/template/edit/number-input.tsx";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { EnvironmentView, ReleasePolicy } from "#lib/releases/view.ts";

/** What an environment asks for, of every template. */
export function PolicyDialog({ environment, close }: { environment: EnvironmentView; close: () => void }) {
  const t = useTranslations("template");
  const tell = useTell();
  const { refresh } = useTemplateFacts();
  const { actions } = useTemplateParts();
  const [policy, setPolicy] = useState<ReleasePolicy>(environment.policy);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<ReleasePolicy>) => setPolicy({ ...policy, ...change });
  const save = async () => {
    setBusy(true);
    const outcome = await attempt(() => actions.setPolicy({ environment: environment.key, policy }));
    setBusy(false);
    if (!tell(outcome)) return;
    refresh();
    close();
  };
  const number = (
    name: "samplesPerCase" | "meanRating" | "reviews",
    max: number,
    step: number | "any" = 1,
  ) => (
    <Field label={t(`policy.fields.${name}`)}>
      {(control) => (
        <NumberInput
          control={control}
          value={policy[name]}
          min={0}
          max={max}
          step={step}
          onChange={(value) => set({ [name]: Math.min(max, Math.max(0, value ?? 0)) })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      open
      onClose={close}
      title={t("policy.of", { environment: environment.key })}
      description={t("policy.text")}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("cancel")}
          </Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            {t("cases.save")}
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-4">
        {number("samplesPerCase", 10)}
        {number("meanRating", 5, 0.1)}
        {number("reviews", 5)}
        <Switch
          label={t("policy.fields.authorMayReview")}
          checked={policy.authorMayReview}
          onChange={(authorMayReview) => set({ authorMayReview })}
        />
        <Switch
          label={t("policy.fields.blockedAllowed")}
          checked={policy.blockedAllowed}
          onChange={(blockedAllowed) => set({ blockedAllowed })}
        />
        <Segmented
          label={t("policy.fields.who")}
          options={[
            { value: "both", label: t("policy.who.both") },
            { value: "user", label: t("policy.who.user") },
            { value: "api-key", label: t("policy.who.api-key") },
          ]}
          value={policy.who.length === 2 ? "both" : (policy.who[0] ?? "user")}
          onChange={(who) => set({ who: who === "both" ? ["user", "api-key"] : [who] })}
        />
      </div>
    </Dialog>
  );
}
