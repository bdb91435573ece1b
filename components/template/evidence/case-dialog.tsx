"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useProblemText } from "#components/template/edit/use-problem-text.ts";
import { labelOf } from "#components/template/localized-text.ts";
import { useContent, useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { slotImages } from "#components/template/try/try-store.ts";
import { ValueControl } from "#components/template/try/value-control.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { TestCaseView } from "#lib/evidence/view.ts";
import { checkValues } from "#lib/template/check-values.ts";
import type { VariableValue, VariableValues } from "#lib/template/content.ts";

/** A case by hand: its name, whether a release must draw it well, and its values. */
export function CaseDialog({ testCase, close }: { testCase: TestCaseView | null; close: () => void }) {
  const t = useTranslations("template");
  const tell = useTell();
  const { actions, tryout } = useTemplateParts();
  const { template, refresh } = useTemplateFacts();
  const content = useContent((state) => state.content);
  const [name, setName] = useState(testCase?.name ?? "");
  const [required, setRequired] = useState(testCase?.required ?? true);
  const [values, setValues] = useState<VariableValues>(testCase?.values ?? {});
  const [slots, setSlots] = useState(testCase?.slots ?? slotImages(tryout.getState()));
  const [busy, setBusy] = useState(false);
  const set = (variable: string, value: VariableValue | undefined) => {
    const { [variable]: _, ...others } = values;
    setValues(value === undefined ? others : { ...others, [variable]: value });
  };
  const save = async () => {
    if (name.trim() === "") return;
    setBusy(true);
    const known = Object.fromEntries(
      Object.entries(values).filter(([variable]) => content.variables.some((one) => one.name === variable)),
    );
    const outcome = await attempt(() =>
      actions.saveCase({
        templateId: template.id,
        caseId: testCase?.id ?? null,
        name: name.trim(),
        values: known,
        slots,
        required,
      }),
    );
    setBusy(false);
    if (!tell(outcome)) return;
    refresh();
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      size="medium"
      title={t(testCase ? "cases.editTitle" : "cases.add")}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form="case" busy={busy}>
            {t("cases.save")}
          </Button>
        </>
      }
    >
      <form
        id="case"
        className="mt-1 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t("cases.name")}>
          {(control) => (
            <TextInput
              {...control}
              required
              data-autofocus=""
              maxLength={100}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Switch
          label={t("cases.required")}
          hint={t("cases.requiredHint")}
          checked={required}
          onChange={setRequired}
        />
        <Values values={values} set={set} />
        {content.slots.length > 0 && (
          <div className="flex flex-wrap items-center gap-2">
            <p className="text-sm">
              {t("cases.pictures", { count: Object.values(slots).reduce((sum, ids) => sum + ids.length, 0) })}
            </p>
            <Button onClick={() => setSlots(slotImages(tryout.getState()))}>{t("cases.takePictures")}</Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

type ValuesProps = { values: VariableValues; set: (name: string, value: VariableValue | undefined) => void };

function Values({ values, set }: ValuesProps) {
  const locale = useLocale();
  const t = useTranslations("template");
  const textOf = useProblemText();
  const content = useContent((state) => state.content);
  const problems = checkValues({ ...content, slots: [] }, values, {});
  return content.variables.map((variable) => {
    const problem = problems.find(
      ({ field, code }) => field === `values.${variable.name}` && code !== "prompt_missing_variable",
    );
    return (
      <ValueControl
        key={variable.name}
        variable={variable}
        label={labelOf(variable, locale)}
        hint={variable.default === null ? undefined : t("cases.defaultHint")}
        error={problem && textOf(problem)}
        value={values[variable.name]}
        onChange={(value) => set(variable.name, value === "" ? undefined : value)}
      />
    );
  });
}
