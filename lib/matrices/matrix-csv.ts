import { cell } from "#lib/gallery/export-manifest.ts";
import { fileNames } from "#lib/matrices/matrix-pictures.ts";
import type { MatrixCellView, MatrixView } from "#lib/matrices/view.ts";
import { valueText } from "#lib/matrix-plan/read-value.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * The grid as a CSV that spreadsheets read (UTF-8 with its mark, CRLF, no cell that could be taken for a formula): a line
 * for each cell with the values that make its row, deployment, quality, state, pictures, cost and file names.
 */
export async function matrixCsv(context: Context, matrix: MatrixView, timeZone: string): Promise<string> {
  const { plan, cells } = matrix;
  const [names, connections] = await Promise.all([
    fileNames(context, matrix, timeZone),
    connectionNames(context),
  ]);
  const head = [
    "row",
    "column",
    ...plan.varied,
    "connection",
    "model",
    "quality",
    "state",
    "pictures",
    "cost_usd",
    "files",
    "error",
  ];
  const lines = cells.map((each) => {
    const row = plan.rows[each.row];
    const column = plan.columns[each.column];
    return [
      each.row + 1,
      each.column + 1,
      ...plan.varied.map((name) => valueText(row?.values[name])),
      connections.get(column?.connectionId ?? "") ?? "",
      column?.model ?? "",
      column?.quality ?? "",
      each.state,
      each.images.length,
      dollars(each.costNano),
      each.images.map(({ id }) => names.get(id) ?? "").join("; "),
      errorOf(each),
    ];
  });
  return `\ufeff${[head, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

const errorOf = ({ state, error }: MatrixCellView) => (state === "succeeded" ? "" : (error?.code ?? ""));

async function connectionNames({ studio, workspaceId }: Context): Promise<Map<string, string>> {
  const rows = await studio.database.client.connection.findMany({
    where: { workspaceId },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Exact: up to nine decimals. */
function dollars(nano: string): string {
  const digits = nano.padStart(10, "0");
  const fraction = digits.slice(-9).replace(/0+$/, "");
  return fraction ? `${digits.slice(0, -9)}.${fraction}` : digits.slice(0, -9);
}
