"use client";

import { useLocale, useTranslations } from "next-intl";
import { labelOf } from "#components/template/localized-text.ts";
import { useContent } from "#components/template/template-context.tsx";
import type { PromptPart } from "#lib/template/render-prompt.ts";

/** The prompt as it will be sent, with what was filled in marked and what is missing named. */
export function Preview({ parts, isJson }: { parts: readonly PromptPart[]; isJson: boolean }) {
  const t = useTranslations("template");
  const locale = useLocale();
  const { variables, slots } = useContent((state) => state.content);
  const labelled = (name: string) => {
    const found = [...variables, ...slots].find((one) => one.name === name);
    return found ? labelOf(found, locale) : name;
  };
  const isEmpty = parts.every(({ text, name }) => text.trim() === "" && name === null);
  return (
    <section aria-label={t("preview.title")} className="flex flex-col gap-1">
      <h3 className="text-muted text-sm">{t("preview.title")}</h3>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, also for those without a pointer.
        tabIndex={0}
        role="document"
        aria-label={t("preview.text")}
        data-preview=""
        className={`max-h-72 overflow-y-auto whitespace-pre-wrap rounded-control bg-control p-2.5 ${isJson ? "font-mono text-sm" : ""}`}
      >
        {isEmpty && <span className="text-muted">{t("preview.empty")}</span>}
        {parts.map((part, index) => (
          <Part
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text.
            key={index}
            part={part}
            missing={part.name !== null && isNeeded(part.name, variables, slots) ? labelled(part.name) : null}
          />
        ))}
      </div>
    </section>
  );
}

function Part({ part: { text, name, filled }, missing }: { part: PromptPart; missing: string | null }) {
  if (name === null) return text;
  if (filled) return <mark className="rounded-[3px] bg-accent-soft text-accent-ink">{text}</mark>;
  if (missing === null) return null;
  return (
    <span className="rounded-[3px] border border-danger-ink border-dashed px-1 text-danger-ink">
      {missing}
    </span>
  );
}

const isNeeded = (
  name: string,
  variables: readonly { name: string; required: boolean }[],
  slots: readonly { name: string; min: number }[],
): boolean => {
  const variable = variables.find((one) => one.name === name);
  return variable ? variable.required : (slots.find((one) => one.name === name)?.min ?? 1) > 0;
};
