"use client";

import { useTranslations } from "next-intl";
import { useChoice, useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { offered } from "#components/playground/settings/offered.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import type { DrawParameters } from "#lib/images/parameters.ts";

const reasons = {
  background: "backgroundUnsupported",
  outputFormat: "formatUnsupported",
  moderation: "moderationUnsupported",
  inputFidelity: "inputFidelityUnsupported",
} as const;

type Field = keyof typeof reasons;
type ChoiceSettingProps<Name extends Field> = {
  field: Name;
  possible: readonly NonNullable<DrawParameters[Name]>[];
  /** Label of "leave it to the model" (null). */
  none?: string;
};

/** One of the few values of a setting; what the model can't do but was set stays on show, with the reason. */
export function ChoiceSetting<Name extends Field>({ field, possible, none }: ChoiceSettingProps<Name>) {
  const m = useTranslations("models");
  const { profile } = useChoice();
  const value = useDraft((draft) => draft.parameters[field]) as string | null;
  const background = useDraft((draft) => draft.parameters.background);
  const set = useDraft((draft) => draft.setParameter);
  const values = possible as readonly string[];
  const key: string = field;
  const why: string = reasons[field];
  const unfit = (one: string) => {
    if (!values.includes(one)) return m(`reasons.${why}`, { model: profile.id, value: one });
    const blocksAlpha = field === "outputFormat" && one === "jpeg" && background === "transparent";
    return blocksAlpha && profile.backgrounds.includes("transparent") ? m("reasons.transparentJpeg") : null;
  };
  const options = (value === null ? values : offered(values, value)).map((one) => {
    const reason = unfit(one);
    return {
      value: one,
      label: m(`${key}.${one}`),
      ...(reason && { disabled: true, reason }),
    };
  });
  const all = none === undefined ? options : [{ value: "none", label: none }, ...options];
  return (
    <div>
      <Segmented
        label={m(`${key}.label`)}
        options={all}
        value={value ?? "none"}
        onChange={(next) =>
          set(field, (next === "none" && none !== undefined ? null : next) as DrawParameters[Name])
        }
      />
      <FindingNotice field={field} />
    </div>
  );
}
