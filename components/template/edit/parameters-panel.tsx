"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo } from "react";
import { createDraftStore, type DraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import { PlaygroundProvider, useChoice, usePlayground } from "#components/playground/playground-context.tsx";
import { ChoiceSetting } from "#components/playground/settings/choice-setting.tsx";
import { CompressionSetting } from "#components/playground/settings/compression-setting.tsx";
import { CountPicker } from "#components/playground/settings/count-picker.tsx";
import { PreviewSetting } from "#components/playground/settings/preview-setting.tsx";
import { QualityPicker } from "#components/playground/settings/quality-picker.tsx";
import { SizePicker } from "#components/playground/settings/size-picker.tsx";
import { bindable, ruleValues, withMode, withValue } from "#components/template/edit/parameter-rules.ts";
import { Section } from "#components/template/edit/section.tsx";
import { useContent, useTemplateParts, useTryout } from "#components/template/template-context.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ParameterName } from "#lib/template/bound-parameter.ts";

/** Size, quality and the rest: what the template decides, what a caller may change, what a variable says. */
export function ParametersPanel() {
  const t = useTranslations("template");
  const playground = usePlayground();
  const draft = useRuleDraft();
  const parts = useMemo(() => ({ ...playground, draft }), [playground, draft]);
  return (
    <PlaygroundProvider value={parts}>
      <Section title={t("parameters.title")} hint={t("parameters.hint")}>
        <Controls />
      </Section>
    </PlaygroundProvider>
  );
}

/** The rules' values as a draft the playground's controls can change. */
function useRuleDraft(): DraftStore {
  const { content } = useTemplateParts();
  const connectionId = useTryout((state) => state.connectionId);
  const model = useTryout((state) => state.model);
  const parameters = useContent((state) => state.content.parameters);
  const store = useMemo(() => {
    const made = createDraftStore(emptyDraft({ connectionId: "", model: "" }));
    const put = (name: ParameterName, value: unknown) => {
      const { content: now, change } = content.getState();
      change({ parameters: withValue(now.parameters, name, value) });
    };
    made.setState({
      setParameter: put,
      setCount: (count) => put("count", count),
      set({ parameters: wanted, count }) {
        const before = made.getState().parameters;
        for (const [name, value] of Object.entries(wanted ?? {}))
          if (before[name as keyof typeof before] !== value) put(name as ParameterName, value);
        if (count !== undefined) put("count", count);
      },
    });
    return made;
  }, [content]);
  useEffect(() => {
    const { count, ...values } = ruleValues(parameters);
    // Something stands in the prompt: whether it is empty is no matter of these controls.
    store.setState({ parameters: values, count, connectionId, model, prompt: "-" });
  }, [store, parameters, connectionId, model]);
  return store;
}

function Controls() {
  const m = useTranslations("models");
  const t = useTranslations("template");
  const { profile } = useChoice();
  const operation = useContent((state) => state.content.operation);
  const fidelity = useContent((state) => ruleValues(state.content.parameters).inputFidelity);
  const showsFidelity = operation === "edit" || fidelity !== null;
  return (
    <div className="flex flex-col gap-4">
      <Ruled name="size">
        <SizePicker />
      </Ruled>
      <Ruled name="quality">
        <QualityPicker />
      </Ruled>
      <Ruled name="count">
        <CountPicker />
      </Ruled>
      <details className="group border-line border-t pt-3">
        <summary className="min-h-control content-center rounded-control text-sm">
          {t("parameters.more")}
        </summary>
        <div className="flex flex-col gap-4 pt-2">
          <Ruled name="background">
            <ChoiceSetting field="background" possible={profile.backgrounds} />
          </Ruled>
          <Ruled name="outputFormat">
            <ChoiceSetting field="outputFormat" possible={profile.formats} />
          </Ruled>
          <Ruled name="compression">
            <CompressionSetting />
          </Ruled>
          <Ruled name="moderation">
            <ChoiceSetting field="moderation" possible={profile.moderations} />
          </Ruled>
          <Ruled name="partialImages">
            <PreviewSetting />
          </Ruled>
          {showsFidelity && (
            <Ruled name="inputFidelity">
              <ChoiceSetting
                field="inputFidelity"
                possible={profile.inputFidelities}
                none={m("quality.auto")}
              />
            </Ruled>
          )}
        </div>
      </details>
    </div>
  );
}

/** A parameter's control beside who decides it; a bound one has no value of its own. */
function Ruled({ name, children }: { name: ParameterName; children: ReactNode }) {
  const t = useTranslations("template");
  const m = useTranslations("models");
  const { content } = useTemplateParts();
  const rule = useContent((state) => state.content.parameters[name]);
  const variables = useContent((state) => state.content.variables);
  const label = m(`${name}.label`);
  const names = bindable(name, variables);
  const chosen = rule.mode === "bound" ? `bound ${rule.variable}` : rule.mode;
  const isLost = rule.mode === "bound" && !names.includes(rule.variable);
  return (
    <div className="flex flex-col gap-1.5 sm:flex-row-reverse sm:items-start sm:justify-end sm:gap-4">
      <Select
        aria-label={t("parameters.who", { name: label })}
        value={chosen}
        onChange={(event) => {
          const { content: now, change } = content.getState();
          change({ parameters: withMode(now.parameters, name, event.currentTarget.value) });
        }}
        className="shrink-0 sm:mt-6 sm:w-44"
      >
        <option value="fixed">{t("parameters.fixed")}</option>
        <option value="overridable">{t("parameters.overridable")}</option>
        {[...names, ...(isLost ? [rule.variable] : [])].map((variable) => (
          <option key={variable} value={`bound ${variable}`}>
            {t("parameters.bound", { variable })}
          </option>
        ))}
      </Select>
      <div className="min-w-0 flex-1">
        {rule.mode === "bound" ? (
          <p>
            <span className="mb-1 block text-muted text-sm">{label}</span>
            {t("parameters.fromVariable", { variable: rule.variable })}
          </p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
