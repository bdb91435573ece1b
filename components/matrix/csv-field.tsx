"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import type { MatrixForm } from "#components/matrix/matrix-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { errorText } from "#lib/i18n/error-text.ts";
import { maxCsvRows } from "#lib/matrices/view.ts";
import type { CsvProblem, CsvRows } from "#lib/matrix-plan/csv-rows.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/** Far more than a thousand rows take; a larger file would stop the page for nothing. */
const maxBytes = 8 * 1024 * 1024;
const mostShown = 8;

type CsvFieldProps = {
  content: TemplateContent;
  form: MatrixForm;
  update: (change: Partial<MatrixForm>) => void;
  csv: CsvRows | null;
};

/** Rows from a table: pasted, dropped or chosen. Every cell that doesn't fit is named by line and column. */
export function CsvField({ content, form, update, csv }: CsvFieldProps) {
  const t = useTranslations("matrix.new");
  const errors = useTranslations("errors");
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const names = content.variables.map(({ name }) => name).join(", ");
  const read = async (file: File | undefined) => {
    if (!file) return;
    const isLarge = file.size > maxBytes;
    const params = { max: "8 MB" };
    setRefused(isLarge ? errorText(errors, { code: "matrix_csv_too_large", params }).title : null);
    if (!isLarge) update({ csv: await file.text() });
  };
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void read(file);
  };
  // A text field with ten thousand lines would be slow to type in; what is read stays whole.
  const shown = form.csv.length > 60_000 ? `${form.csv.slice(0, 60_000)}…` : form.csv;
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("csvText")} hint={t("paste", { names })} error={refused}>
        {(control) => (
          <textarea
            {...control}
            rows={6}
            value={shown}
            readOnly={shown !== form.csv}
            spellCheck={false}
            onDrop={onDrop}
            onDragOver={(event) => event.preventDefault()}
            onChange={(event) => update({ csv: event.currentTarget.value })}
            className="max-h-[16lh] w-full resize-y whitespace-pre rounded-control border border-edge bg-raised px-2.5 py-1.5 font-mono text-sm"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => input.current?.click()}>{t("chooseFile")}</Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          aria-label={t("chooseFile")}
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
        {csv && form.csv !== "" && (
          <p className="text-muted text-sm">
            {t("csvRows", { count: csv.rows.length })}
            {csv.left > 0 && (
              <strong className="text-warning-ink">
                {" "}
                {t("csvLeft", { left: csv.left, max: maxCsvRows })}
              </strong>
            )}
          </p>
        )}
      </div>
      {csv && form.csv !== "" && csv.problemCount > 0 && <Problems csv={csv} />}
    </div>
  );
}

function Problems({ csv: { problems, problemCount } }: { csv: CsvRows }) {
  const t = useTranslations("matrix.new");
  const errors = useTranslations("errors");
  const place = ({ line, column, name }: CsvProblem) =>
    name ? t("csvPlace", { line, column, name }) : t("csvPlaceBare", { line, column });
  return (
    <div role="status" className="rounded-control border border-line p-3 text-sm">
      <p className="font-semibold text-danger-ink">{t("csvProblems", { count: problemCount })}</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {problems.slice(0, mostShown).map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.code}`}>
            <span className="tabular text-muted">{place(problem)}</span> {errorText(errors, problem).title}
          </li>
        ))}
        {problemCount > mostShown && (
          <li className="text-muted">{t("csvMore", { count: problemCount - mostShown })}</li>
        )}
      </ul>
    </div>
  );
}
