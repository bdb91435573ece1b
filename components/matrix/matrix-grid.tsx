"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { MatrixCell } from "#components/matrix/matrix-cell.tsx";
import type { MatrixCellView, MatrixColumn, MatrixView } from "#lib/matrices/view.ts";

type MatrixGridProps = {
  matrix: MatrixView;
  name: string;
  /** Names by id. */
  connections: Readonly<Record<string, string>>;
  skewMs: number;
  retry: (cell: MatrixCellView) => void;
};

/** The grid as a table whose heads stay in sight and are read out with every cell. */
export function MatrixGrid({ matrix, name, connections, skewMs, retry }: MatrixGridProps) {
  const t = useTranslations("matrix.grid");
  const { plan, cells } = matrix;
  const headOf = useColumnHead(plan.columns, connections);
  const rows = useMemo(
    () => plan.rows.map((_, row) => cells.filter((cell) => cell.row === row)),
    [plan.rows, cells],
  );
  const caption = t("caption", { name });
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keys
      tabIndex={0}
      aria-label={caption}
      className="max-h-[calc(100dvh-6.5rem)] overflow-auto max-lg:max-h-[calc(100dvh-12.5rem)]"
    >
      <table className="border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-line border-r border-b bg-ground p-2 text-start text-muted text-sm"
            >
              {t("row")}
            </th>
            {plan.columns.map((column, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={index}
                scope="col"
                className="sticky top-0 z-10 max-w-44 border-line border-b bg-ground p-2 text-start align-bottom text-sm"
              >
                <span className="line-clamp-3 break-words font-semibold">{headOf(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={index}>
              <th
                scope="row"
                className="sticky left-0 z-10 w-40 min-w-28 max-w-40 border-line border-r bg-ground p-2 text-start align-top font-normal text-sm max-sm:w-28 max-sm:max-w-28"
              >
                <span className="line-clamp-6 break-words" title={row.label}>
                  {row.label || t("rowNumber", { number: index + 1 })}
                </span>
              </th>
              {rows[index]?.map((cell) => {
                const column = plan.columns[cell.column];
                return (
                  <td key={cell.id} className="p-2 align-top">
                    <MatrixCell
                      cell={cell}
                      row={row.label}
                      column={column ? headOf(column) : ""}
                      skewMs={skewMs}
                      retry={retry}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Model and quality; the connection where there are several. */
function useColumnHead(
  columns: readonly MatrixColumn[],
  connections: Readonly<Record<string, string>>,
): (column: MatrixColumn) => string {
  const m = useTranslations("models");
  const several = new Set(columns.map(({ connectionId }) => connectionId)).size > 1;
  return ({ connectionId, model, quality }) =>
    [model, quality && m(`quality.${quality}`), several && connections[connectionId]]
      .filter(Boolean)
      .join(" · ");
}
