import { judgeFile, mimeOf } from "#components/uploads/classify-files.ts";
import { uploadFile } from "#components/uploads/upload-file.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { ImageView } from "#lib/runs/view.ts";

type Refused = Pick<ErrorView, "code" | "params">;

/** Brings one file into the studio, converting what browsers alone can't send. Never rejects. `told`: 0-1. */
export async function bringPicture(
  file: File,
  told: (progress: number) => void,
): Promise<{ image: ImageView } | { refused: Refused }> {
  const verdict = judgeFile(file);
  if (verdict !== "upload" && verdict !== "convert") return { refused: { code: verdict, params: {} } };
  const isConverted = verdict === "convert";
  const content = isConverted ? await convert(file) : file;
  if (!content) return { refused: { code: "upload_heic_unreadable", params: {} } };
  const outcome = await uploadFile(content, {
    name: isConverted ? file.name.replace(/\.hei[cf]$/i, ".png") : file.name,
    mime: isConverted ? "image/png" : mimeOf(file),
    onProgress: told,
  }).done;
  return outcome.ok ? { image: outcome.value } : { refused: outcome.error };
}

async function convert(file: File): Promise<Blob | null> {
  try {
    const { convertHeic } = await import("#components/uploads/convert-heic.ts");
    return await convertHeic(file);
  } catch {
    return null;
  }
}
