import type { DraftState, Refusal } from "#components/playground/draft-store.ts";
import { mimeOf, sortFiles } from "#components/uploads/classify-files.ts";
import { uploadFile } from "#components/uploads/upload-file.ts";
import type { ErrorCode, ErrorView } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";

/** A row of pictures files can be brought to: the composer's, or one of a template's slots. */
export type AttachTarget = {
  getState(): Pick<
    DraftState,
    "attachments" | "attach" | "changeAttachment" | "detach" | "refuse" | "dismissRefusals"
  >;
};

/** What happens to files; handed in so that it can be tried without a browser. */
export type AttachTools = {
  upload: typeof uploadFile;
  convert: (file: File) => Promise<Blob>;
};

const browserTools: AttachTools = {
  upload: uploadFile,
  convert: async (file) => (await import("#components/uploads/convert-heic.ts")).convertHeic(file),
};

/**
 * Takes files from the picker, a drop or a paste: refuses what cannot be used, each with its reason, and brings the
 * others up in the order they came. Resolves when all are stored or refused; never rejects.
 */
export async function attachFiles(
  store: AttachTarget,
  files: readonly File[],
  room: number,
  tools: AttachTools = browserTools,
): Promise<void> {
  const { accepted, refused } = sortFiles(files, room - store.getState().attachments.length);
  store.getState().dismissRefusals();
  store.getState().refuse(refused.map(({ file, code }) => refusal(file.name, code)));
  const chosen = accepted.map(({ file, convert }) => ({ file, convert, key: newId("att") }));
  store.getState().attach(
    chosen.map(({ key, file, convert }) => ({
      key,
      name: file.name,
      phase: convert ? "converting" : "uploading",
      progress: 0,
      image: null,
    })),
  );
  await Promise.all(chosen.map((one) => bringUp(store, one, tools)));
}

const refusal = (name: string, code: ErrorCode, params: ErrorView["params"] = {}): Refusal => ({
  key: newId("ref"),
  name,
  code,
  params,
});

async function bringUp(
  store: AttachTarget,
  { file, convert, key }: { file: File; convert: boolean; key: string },
  tools: AttachTools,
): Promise<void> {
  const { changeAttachment, detach, refuse } = store.getState();
  const refuseWith = (code: ErrorCode, params?: ErrorView["params"]) => {
    detach(key);
    refuse([refusal(file.name, code, params)]);
  };
  const converted = convert ? await tools.convert(file).catch(() => null) : file;
  if (!converted) return refuseWith("upload_heic_unreadable");
  const isWanted = () => store.getState().attachments.some((one) => one.key === key);
  if (!isWanted()) return;
  changeAttachment(key, { phase: "uploading" });
  const name = convert ? file.name.replace(/\.hei[cf]$/i, ".png") : file.name;
  const upload = tools.upload(converted, {
    name,
    mime: convert ? "image/png" : mimeOf(file),
    onProgress: (progress) => (isWanted() ? changeAttachment(key, { progress }) : upload.abort()),
  });
  const outcome = await upload.done;
  if (!isWanted()) return;
  if (outcome.ok) changeAttachment(key, { phase: "ready", progress: 1, image: outcome.value });
  else refuseWith(outcome.error.code, outcome.error.params);
}
