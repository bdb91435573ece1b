import type { ErrorView } from "#lib/errors.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

export type Upload = { done: Promise<Outcome<ImageView>>; abort: () => void };

type UploadOptions = {
  name: string;
  mime: string;
  purpose?: "reference" | "edit-mask" | "markup";
  onProgress: (progress: number) => void;
};

const broken: ErrorView = { code: "upload_incomplete", params: {}, field: null, requestId: null };

/** Sends a picture to the studio. XMLHttpRequest, because fetch tells nothing of the way up. `progress` is 0-1. */
export function uploadFile(
  file: Blob,
  { name, mime, purpose = "reference", onProgress }: UploadOptions,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Outcome<ImageView>>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve({ ok: false, error: broken });
    request.onabort = () => resolve({ ok: false, error: broken });
  });
  request.open("POST", `/api/v1/uploads?${new URLSearchParams({ name, purpose })}`);
  request.setRequestHeader("content-type", mime);
  request.send(file);
  return { done, abort: () => request.abort() };
}

function readAnswer({ status, responseText }: XMLHttpRequest): Outcome<ImageView> {
  try {
    const answer = JSON.parse(responseText) as ImageView & { error?: ErrorView };
    if (status >= 200 && status < 300) return { ok: true, value: answer };
    return { ok: false, error: answer.error ?? broken };
  } catch {
    return { ok: false, error: broken };
  }
}
