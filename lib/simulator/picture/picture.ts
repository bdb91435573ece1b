import { composePicture } from "./compose.ts";
import { develop } from "./develop.ts";
import { editPictureRaster } from "./edit.ts";
import { encode } from "./finish.ts";
import { readPrompt } from "./read-prompt.ts";
import type { EditRequest, PictureRequest } from "./request.ts";

export type { EditRequest, PictureRequest } from "./request.ts";

/** Draws a picture from its prompt: the same request gives the same bytes on every machine. */
export async function drawPicture(request: PictureRequest): Promise<Uint8Array> {
  const plan = readPrompt(request.prompt);
  const seed = `${request.seed}\n${request.prompt}`;
  const compose = (width: number, height: number, label: boolean) =>
    composePicture(plan, {
      width,
      height,
      transparent: request.transparent,
      quality: request.quality,
      seed,
      label,
    });
  return encode(await develop(compose, plan, request), request);
}

/** Changes a picture the way the real model does: the masked part is drawn anew, and all the rest drifts a little. */
export function editPicture(request: EditRequest): Promise<Uint8Array> {
  return editPictureRaster(request);
}
