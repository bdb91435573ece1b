import { type ExportedPicture, pageSize } from "#lib/gallery/load-export.ts";
import type { Context } from "#lib/studio/context.ts";

/** What became of a picture's bytes. All of one length: the zip's size is told before the bytes are read. */
export type ByteState = "intact" | "broken" | "absent";

const columns = [
  "file",
  "state",
  "sha256",
  "bytes",
  "width",
  "height",
  "type",
  "image_id",
  "origin",
  "run_id",
  "model",
  "prompt",
  "parameters",
  "price_usd",
  "created_at",
] as const;

/**
 * manifest.csv as spreadsheets read it: UTF-8 with its mark, CRLF, and no cell that could be taken for a formula. Prompts
 * are read page by page, since they may be long.
 */
export async function* manifest(
  context: Context,
  pictures: readonly ExportedPicture[],
  stateOf: (picture: ExportedPicture) => ByteState,
): AsyncGenerator<string> {
  yield `\ufeff${columns.join(",")}\r\n`;
  for await (const { picture, run } of withRuns(context, pictures)) {
    const cells = [
      picture.name,
      stateOf(picture),
      picture.sha256,
      picture.bytes,
      picture.width,
      picture.height,
      picture.mime,
      picture.imageId,
      picture.origin,
      picture.runId ?? "",
      picture.model ?? "",
      run?.prompt ?? "",
      run?.parameters ?? "",
      picture.priceNano === null ? "" : dollars(picture.priceNano),
      picture.createdAt.toISOString(),
    ];
    yield `${cells.map(cell).join(",")}\r\n`;
  }
}

/** prompts.txt: each prompt once where its pictures follow one another, under their file names. */
export async function* prompts(
  context: Context,
  pictures: readonly ExportedPicture[],
): AsyncGenerator<string> {
  let latest: string | null = null;
  for await (const { picture, run } of withRuns(context, pictures)) {
    if (!run || picture.runId === latest) continue;
    latest = picture.runId;
    yield `## ${picture.name}\r\n${run.prompt}\r\n\r\n`;
  }
}

type RunText = { prompt: string; parameters: string };

async function* withRuns(
  { studio, workspaceId }: Context,
  pictures: readonly ExportedPicture[],
): AsyncGenerator<{ picture: ExportedPicture; run: RunText | null }> {
  for (let from = 0; from < pictures.length; from += pageSize) {
    const page = pictures.slice(from, from + pageSize);
    const rows = await studio.database.client.run.findMany({
      where: { workspaceId, id: { in: [...new Set(page.flatMap(({ runId }) => runId ?? []))] } },
      select: { id: true, prompt: true, parameters: true },
    });
    const runs = new Map(rows.map((row) => [row.id, row]));
    for (const picture of page) yield { picture, run: (picture.runId && runs.get(picture.runId)) || null };
  }
}

/** Quoted where it must be; what a spreadsheet would calculate begins with an apostrophe (OWASP, CSV injection). */
export function cell(value: string | number): string {
  const text = String(value);
  const harmless = typeof value === "string" && /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Exact: nine decimals without trailing zeros. */
function dollars(nano: bigint): string {
  const digits = String(nano).padStart(10, "0");
  const fraction = digits.slice(-9).replace(/0+$/, "");
  return fraction ? `${digits.slice(0, -9)}.${fraction}` : digits.slice(0, -9);
}
