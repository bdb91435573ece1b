"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { MoveButtons, moved } from "#components/template/edit/move-buttons.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { EnumOption } from "#lib/template/content.ts";

type EnumOptionsProps = { options: readonly EnumOption[]; onChange: (options: EnumOption[]) => void };

/** The choices of an enum: what programs send, what people read, and what stands in the prompt. */
export function EnumOptions({ options, onChange }: EnumOptionsProps) {
  const t = useTranslations("template");
  const set = (at: number, change: Partial<EnumOption>) =>
    onChange(options.map((option, index) => (index === at ? { ...option, ...change } : option)));
  const add = () =>
    onChange([...options, { value: freeValue(options), label: { en: "", "zh-CN": "" }, phrase: null }]);
  const input = (label: string, value: string, onText: (text: string) => void, maxLength = 1000) => (
    <TextInput
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={maxLength}
      autoComplete="off"
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-muted text-sm">{t("options.title")}</legend>
      <p className="text-muted text-sm">{t("options.hint")}</p>
      <ul className="flex flex-col gap-2">
        {options.map((option, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place; its value is what is being typed.
            key={index}
            className="flex items-start gap-1 rounded-control border border-line bg-surface p-2"
          >
            <div className="grid min-w-0 flex-1 gap-1.5 sm:grid-cols-2">
              {input(
                t("options.value", { number: index + 1 }),
                option.value,
                (value) => set(index, { value }),
                200,
              )}
              {input(t("options.phrase", { number: index + 1 }), option.phrase ?? "", (phrase) =>
                set(index, { phrase: phrase || null }),
              )}
              {input(
                t("options.labelEn", { number: index + 1 }),
                option.label.en,
                (en) => set(index, { label: { ...option.label, en } }),
                200,
              )}
              {input(
                t("options.labelZh", { number: index + 1 }),
                option.label["zh-CN"],
                (zh) => set(index, { label: { ...option.label, "zh-CN": zh } }),
                200,
              )}
            </div>
            <div className="flex flex-col sm:flex-row">
              <MoveButtons
                name={option.value}
                index={index}
                count={options.length}
                move={(to) => onChange(moved(options, index, to))}
              />
              <IconButton
                label={t("options.delete", { value: option.value })}
                icon={<Trash2 aria-hidden="true" />}
                onClick={() => onChange(options.toSpliced(index, 1))}
              />
            </div>
          </li>
        ))}
      </ul>
      <Button icon={<Plus aria-hidden="true" className="size-4" />} onClick={add} className="self-start">
        {t("options.add")}
      </Button>
    </fieldset>
  );
}

function freeValue(options: readonly EnumOption[]): string {
  for (let number = options.length + 1; ; number++)
    if (!options.some(({ value }) => value === `option${number}`)) return `option${number}`;
}
