"use client";

import { useTranslations } from "next-intl";
import { Chip, ChipGroup, toggled } from "#components/matrix/chip.tsx";
import { useLocalized } from "#components/matrix/localized.ts";
import { isChosen, type MatrixForm, valuesOf } from "#components/matrix/matrix-form.ts";
import { Field } from "#components/ui/field.tsx";
import type { Variable } from "#lib/template/content.ts";

type VariableFieldProps = {
  variable: Variable;
  form: MatrixForm;
  update: (change: Partial<MatrixForm>) => void;
};

/** The values a variable takes: chips where they are known, else one a line. */
export function VariableField({ variable, form, update }: VariableFieldProps) {
  const t = useTranslations("matrix.new");
  const localized = useLocalized();
  const label = localized(variable.label) || variable.name;
  const isMissing = variable.required && variable.default === null;
  const count = valuesOf(form, variable).length;
  const aside = count === 0 && isMissing ? t("required") : t("valuesCount", { count });
  const options = useOptions(variable);
  if (isChosen(variable)) {
    const chosen = form.chosen[variable.name] ?? [];
    const all = options.map(({ value }) => value);
    return (
      <ChipGroup legend={label} aside={aside}>
        {options.map(({ value, label: words }) => (
          <Chip
            key={value}
            isChosen={chosen.includes(value)}
            toggle={(on) =>
              update({ chosen: { ...form.chosen, [variable.name]: toggled(all, chosen, value, on) } })
            }
          >
            {variable.type === "colour" && (
              <span
                aria-hidden="true"
                className="me-1.5 inline-block size-3.5 rounded-full border border-edge align-[-0.15em]"
                style={{ backgroundColor: value }}
              />
            )}
            {words}
          </Chip>
        ))}
      </ChipGroup>
    );
  }
  return (
    <Field
      label={label}
      aside={<span className="text-muted text-sm">{aside}</span>}
      hint={t(variable.type === "list" ? "perLineList" : "perLine")}
    >
      {(control) => (
        <textarea
          {...control}
          rows={3}
          value={form.lines[variable.name] ?? ""}
          onChange={(event) =>
            update({ lines: { ...form.lines, [variable.name]: event.currentTarget.value } })
          }
          className="field-sizing-content max-h-[12lh] min-h-[3lh] w-full resize-y rounded-control border border-edge bg-raised px-2.5 py-1.5"
        />
      )}
    </Field>
  );
}

function useOptions(variable: Variable): { value: string; label: string }[] {
  const t = useTranslations("matrix.new");
  const localized = useLocalized();
  if (variable.type === "enum")
    return variable.options.map(({ value, label }) => ({ value, label: localized(label) || value }));
  if (variable.type === "colour") return variable.palette.map((value) => ({ value, label: value }));
  if (variable.type !== "boolean") return [];
  return [
    { value: "true", label: variable.on ? t("yes", { phrase: variable.on }) : t("yesBare") },
    { value: "false", label: variable.off ? t("no", { phrase: variable.off }) : t("noBare") },
  ];
}
