import type { GalleryStore } from "#components/gallery/gallery-store.ts";
import { judgeFile, mimeOf } from "#components/uploads/classify-files.ts";
import type { uploadFile } from "#components/uploads/upload-file.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { KnownPicture } from "#lib/gallery/view.ts";
import type { ImageView } from "#lib/runs/view.ts";

/** What happens to files; handed in so that it can be tried without a browser. */
export type BringInTools = {
  upload: typeof uploadFile;
  convert: (file: File) => Promise<Blob>;
  /** sha256 in hexadecimal; null where the browser keeps that from plain HTTP. */
  digest: ((file: Blob) => Promise<string>) | null;
  /** The studio's picture of these bytes, or null. */
  known: (sha256: string) => Promise<KnownPicture | null>;
};

export type BroughtIn = {
  added: ImageView[];
  /** Made by the studio, or brought in before. */
  known: KnownPicture[];
  refused: { name: string; error: Pick<ErrorView, "code" | "params"> }[];
};

const atOnce = 3;

/**
 * Takes files from the picker, a drop or a paste. What the studio knows by its bytes is found and not stored twice;
 * the others are brought up, three at a time. Tells the store how far it is. Never rejects.
 */
export async function bringIn(
  store: GalleryStore,
  files: readonly File[],
  tools: BringInTools,
): Promise<BroughtIn> {
  const result: BroughtIn = { added: [], known: [], refused: [] };
  const progress = files.map(() => 0);
  const tell = () => {
    const done = progress.filter((each) => each === 1).length;
    const mean = progress.reduce((sum, each) => sum + each, 0) / Math.max(1, files.length);
    store.getState().set({ bringingIn: { count: files.length, done, progress: mean } });
  };
  tell();
  let next = 0;
  const work = async () => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at];
      if (!file) continue;
      const advance = (value: number) => {
        progress[at] = Math.min(value, 0.99);
        tell();
      };
      await bringOne(file, tools, result, advance).catch(() => {
        result.refused.push({ name: file.name, error: { code: "upload_incomplete", params: {} } });
      });
      progress[at] = 1;
      tell();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  store.getState().set({ bringingIn: null });
  return result;
}

async function bringOne(
  file: File,
  { upload, convert, digest, known }: BringInTools,
  result: BroughtIn,
  advance: (progress: number) => void,
): Promise<void> {
  const verdict = judgeFile(file);
  const refuse = (error: Pick<ErrorView, "code" | "params">) => {
    result.refused.push({ name: file.name, error });
  };
  if (verdict !== "upload" && verdict !== "convert") return refuse({ code: verdict, params: {} });
  const found = verdict === "upload" && digest ? await known(await digest(file)) : null;
  if (found) return void result.known.push(found);
  const converted = verdict === "convert" ? await convert(file).catch(() => null) : file;
  if (!converted) return refuse({ code: "upload_heic_unreadable", params: {} });
  const outcome = await upload(converted, {
    name: verdict === "convert" ? file.name.replace(/\.hei[cf]$/i, ".png") : file.name,
    mime: verdict === "convert" ? "image/png" : mimeOf(file),
    onProgress: advance,
  }).done;
  if (!outcome.ok) return refuse(outcome.error);
  // Where nothing can be reckoned here, the studio has by now: the same bytes may be those of a run.
  const before = digest ? null : await known(outcome.value.sha256);
  if (before?.run) result.known.push(before);
  else result.added.push(outcome.value);
}
