import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { localized } from "#components/template/localized-text.ts";
import type { Localized } from "#lib/template/content.ts";

type Stored = Record<string, unknown>;
type Words = { say: (key: string, values?: Record<string, string>) => string; locale: string };

const isLocalized = (value: Stored): value is Localized =>
  typeof value.en === "string" && typeof value["zh-CN"] === "string" && Object.keys(value).length === 2;

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** A value of a template's content as one reads it. */
export function useShownValue(): (value: unknown) => string {
  const t = useTranslations("template");
  const locale = useLocale();
  return useCallback((value) => shown(value, { say: t as Words["say"], locale }), [t, locale]);
}

function shown(value: unknown, words: Words): string {
  if (isNothing(value)) return words.say("shown.nothing");
  if (typeof value === "boolean") return words.say(value ? "values.on" : "values.off");
  if (Array.isArray(value)) return value.map((one) => shown(one, words)).join(", ");
  if (typeof value !== "object") return String(value);
  return shownRecord(value as Stored, words);
}

/** A text in two languages, a parameter's rule, or a choice of an enum. */
function shownRecord(value: Stored, words: Words): string {
  if (isLocalized(value)) return localized(value, words.locale) || words.say("shown.nothing");
  if (value.mode === "bound") return words.say("parameters.bound", { variable: String(value.variable) });
  if (value.mode === "fixed" || value.mode === "overridable")
    return `${shown(value.value, words)} (${words.say(`parameters.${value.mode}`)})`;
  if (typeof value.value !== "string") return JSON.stringify(value);
  return value.phrase ? `${value.value} → ${String(value.phrase)}` : value.value;
}
