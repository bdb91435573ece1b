import { toFile } from "openai";
import type { ImageEditParamsBase, ImageGenerateParamsBase } from "openai/resources/images";
import type { DrawInput, DrawRequest } from "#lib/providers/provider.ts";

/** Streaming is refused for more than one picture (wire.md 1.7), and there is nobody to hear it in a batch. */
export const streams = (request: DrawRequest): boolean =>
  request.count === 1 && request.parameters.partialImages > 0 && request.service === "standard";

type Common = Pick<
  ImageGenerateParamsBase,
  | "model"
  | "prompt"
  | "n"
  | "size"
  | "quality"
  | "background"
  | "output_format"
  | "output_compression"
  | "moderation"
  | "partial_images"
>;

/** The fields both operations share. What equals the API's default is left out: fewer fields, fewer refusals. */
function commonFields(request: DrawRequest): Common {
  const { model, prompt, count, parameters } = request;
  const { background, outputFormat, compression, moderation, partialImages } = parameters;
  return {
    model,
    prompt,
    n: count,
    size: parameters.size as Common["size"],
    quality: parameters.quality as Common["quality"],
    ...(background !== "auto" && { background }),
    ...(outputFormat !== "png" && { output_format: outputFormat }),
    ...(compression !== null && outputFormat !== "png" && { output_compression: compression }),
    ...(moderation !== "auto" && { moderation }),
    ...(streams(request) && { partial_images: partialImages }),
  };
}

export function generateFields(request: DrawRequest): ImageGenerateParamsBase {
  return commonFields(request);
}

/** Pictures in order under `image[]`, the mask beside them; each part carries its media type (wire.md 1.3). */
export async function editFields(request: DrawRequest): Promise<ImageEditParamsBase> {
  const files = (role: DrawInput["role"]) => request.inputs.filter((input) => input.role === role);
  const upload = (input: DrawInput, position: number) =>
    toFile(input.bytes, `${input.role}-${position + 1}.${input.mime.split("/")[1]}`, { type: input.mime });
  const [mask] = files("mask");
  const [markup] = files("markup");
  const { inputFidelity } = request.parameters;
  return {
    ...(commonFields(request) as Omit<ImageEditParamsBase, "image">),
    image: await Promise.all(files("reference").map(upload)),
    ...(mask && { mask: await upload(mask, 0) }),
    ...(markup && { markup: await upload(markup, 0) }),
    ...(inputFidelity && { input_fidelity: inputFidelity }),
  };
}

/** The same as JSON, with the pictures in it: what a line of a batch takes (wire.md 3.1). */
export function editBody(request: DrawRequest): Record<string, unknown> {
  const files = (role: DrawInput["role"]) =>
    request.inputs
      .filter((input) => input.role === role)
      .map(({ mime, bytes }) => ({
        image_url: `data:${mime};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")}`,
      }));
  const [mask] = files("mask");
  const [markup] = files("markup");
  const { inputFidelity } = request.parameters;
  return {
    ...commonFields(request),
    images: files("reference"),
    ...(mask && { mask }),
    ...(markup && { markup }),
    ...(inputFidelity && { input_fidelity: inputFidelity }),
  };
}
