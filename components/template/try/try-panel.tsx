"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { HindranceLine } from "#components/playground/composer/hindrance-line.tsx";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { ModelPicker } from "#components/playground/settings/model-picker.tsx";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import { DrawButton } from "#components/template/try/draw-button.tsx";
import { Overrides } from "#components/template/try/overrides.tsx";
import { Preview } from "#components/template/try/preview.tsx";
import { SaveCase } from "#components/template/try/save-case.tsx";
import { sendForm } from "#components/template/try/send-form.ts";
import { SlotField } from "#components/template/try/slot-field.tsx";
import { TryResults } from "#components/template/try/try-results.tsx";
import { useFollowForm, useForm } from "#components/template/try/use-form.ts";
import { ValueField } from "#components/template/try/value-field.tsx";

/** The form a template makes, what it comes to, its price, and the pictures it drew. */
export function TryPanel() {
  const t = useTranslations("template");
  const parts = useTemplateParts();
  const playground = usePlayground();
  const { variables, slots, bodyKind } = useContent((state) => state.content);
  const form = useForm();
  useFollowForm(form);
  const [hasTried, setTried] = useState(false);
  const draw = () => {
    if (sendForm(parts, playground, form)) return setTried(false);
    setTried(true);
    requestAnimationFrame(focusFirstWrong);
  };
  useSubmitKeys(draw);
  return (
    <section id="try" aria-label={t("form.title")} className="flex flex-col gap-5 px-3 py-4 lg:px-5">
      <h2 className="min-h-control content-center text-lg">{t("form.title")}</h2>
      {variables.length + slots.length > 0 ? (
        <div className="flex flex-col gap-4">
          {slots.map((slot) => (
            <SlotField key={slot.name} slot={slot} problems={form.problems} showsMissing={hasTried} />
          ))}
          {variables.map((variable) => (
            <ValueField
              key={`${variable.name} ${variable.type}`}
              variable={variable}
              problems={form.problems}
              showsMissing={hasTried}
            />
          ))}
        </div>
      ) : (
        <p className="text-muted text-sm">{t("form.none")}</p>
      )}
      <Preview parts={form.parts} isJson={bodyKind === "json"} />
      <ModelPicker />
      <Overrides />
      <div className="sticky bottom-0 z-10 -mx-3 flex flex-col gap-1 border-line border-t bg-surface px-3 py-3 lg:-mx-5 lg:px-5">
        <HindranceLine />
        <OtherProblems form={form} isShown={hasTried} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <SaveCase form={form} />
          <DrawButton draw={draw} />
        </div>
      </div>
      <TryResults />
    </section>
  );
}

/** What has no field in the form: the body's own faults. */
function OtherProblems({ form, isShown }: { form: ReturnType<typeof useForm>; isShown: boolean }) {
  const t = useTranslations("template");
  const inBody = form.problems.filter(
    ({ field, severity }) => severity === "error" && !/^(values|slots)\./.test(field),
  );
  if (!isShown || inBody.length === 0) return null;
  return (
    <p role="alert" className="text-danger-ink text-sm">
      {t("form.bodyWrong", { count: inBody.length })}
    </p>
  );
}

const isSubmit = (event: KeyboardEvent) =>
  event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;

/** Ctrl or Cmd with Enter draws from anywhere on the tab; never while a word is being composed. */
function useSubmitKeys(draw: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isSubmit(event) || event.isComposing || event.keyCode === 229 || event.repeat) return;
      if (document.querySelector("dialog:modal")) return;
      event.preventDefault();
      draw();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
}

function focusFirstWrong(): void {
  const wrong = document.querySelector<HTMLElement>("#try [aria-invalid=true]");
  const slot = document
    .querySelector("#try fieldset [id$=-error]")
    ?.closest("fieldset")
    ?.querySelector<HTMLElement>("button");
  (wrong ?? slot)?.focus();
}
