import { AppError } from "#lib/errors.ts";
import { maxReferences, maxUploadBytes } from "#lib/images/parameters.ts";
import type { Context } from "#lib/studio/context.ts";
import type { ImageSlot } from "#lib/template/content.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import type { Exchange } from "#server/exchange.ts";
import { type ArrivingFile, readForm } from "#server/form-body.ts";
import { maxJsonBytes, parseJson, readJson } from "#server/json-body.ts";
import { type FillBody, fillSchema, parsed } from "#server/routes/prompts/schema.ts";
import { uploadSource } from "#server/upload-source.ts";

const limits = {
  files: maxReferences + 1,
  fileBytes: maxUploadBytes,
  fields: 3,
  fieldBytes: maxJsonBytes,
};

/**
 * What is to be filled in, of a JSON body or of a form: there `variables`, `images` and `overrides` are fields of JSON,
 * and every file is a picture for the slot its field is named after.
 */
export async function readFilledBody(
  exchange: Exchange,
  context: Context,
  slots: readonly ImageSlot[],
): Promise<FillBody> {
  const { request, response } = exchange;
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "multipart/form-data") return parsed(fillSchema, await readJson(exchange));
  if (request.headers.expect) response.writeContinue();
  const { fields, files } = await readForm(request, limits, (file) => keep(context, file, slots));
  const texts = Object.fromEntries(
    [...fields].map(([name, text]) => [name, parseJson(Buffer.from(text), name)]),
  );
  const body = parsed(fillSchema, texts);
  // A map, since a slot is named by whoever wrote the template.
  const images = new Map(Object.entries(body.images));
  for (const { slot, imageId } of files) images.set(slot, [...(images.get(slot) ?? []), imageId]);
  return { ...body, images: Object.fromEntries(images) };
}

async function keep(
  context: Context,
  { field, source, filename, mime }: ArrivingFile,
  slots: readonly ImageSlot[],
): Promise<{ slot: string; imageId: string }> {
  const name = field.replace(/\[\]$/, "").normalize("NFC");
  const slot = slots.find((one) => one.name === name);
  if (!slot) {
    source.destroy();
    throw new AppError("invalid_request", { field: `images.${name}`.slice(0, 200) });
  }
  const image = await storeUpload(context, {
    source: uploadSource(source),
    declaredMime: mime,
    name: filename,
    purpose: slot.role === "mask" ? "mask" : "reference",
  });
  return { slot: slot.name, imageId: image.id };
}
