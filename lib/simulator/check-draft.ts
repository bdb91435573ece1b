import { inspectImages, inspectMarkup, inspectMask, type Picture } from "#lib/simulator/inspect-pictures.ts";
import type { Draft } from "#lib/simulator/read-draft.ts";
import { checkSize } from "#lib/simulator/sizes.ts";
import { userError, WireError } from "#lib/simulator/wire-error.ts";

/** The decoded pictures of an edit; `images` is empty for a generation. */
export type Pictures = { images: readonly Picture[]; mask: Picture | null; markup: Picture | null };

/** What the image backend refuses although the schema holds (wire.md 1.8-B). Throws a `WireError`. */
export async function checkDraft(draft: Draft): Promise<Pictures> {
  checkCompression(draft);
  checkSize(draft.size, draft.dialect);
  checkBackground(draft);
  checkFidelity(draft);
  checkPreviews(draft);
  if (draft.stream && draft.n > 1) {
    throw userError("unsupported_parameter", "input", "Streaming is only supported with n=1.");
  }
  return inspectPictures(draft);
}

function checkCompression({ outputFormat, compression }: Draft): void {
  if (outputFormat !== "png" || compression === null || compression === 100) return;
  throw userError(
    "invalid_png_output_compression",
    "output_compression",
    "Compression less than 100 is not supported for PNG output format",
  );
}

function checkBackground({ background, dialect, outputFormat }: Draft): void {
  if (background !== "transparent") return;
  if (!dialect.transparent) {
    throw userError("invalid_value", "background", "Transparent background is not supported for this model.");
  }
  if (outputFormat === "jpeg") {
    throw userError(
      "invalid_value",
      "background",
      "Transparent background is not supported for JPEG output format",
    );
  }
}

function checkFidelity({ model, dialect, inputFidelity }: Draft): void {
  if (inputFidelity === null) return;
  if (dialect.inputFidelity !== "refused") return;
  throw userError(
    "invalid_input_fidelity_model",
    "input_fidelity",
    `The model '${model}' does not support the 'input_fidelity' parameter.`,
  );
}

/** gif and svg are previews that need access; no account of the simulator has it. */
function checkPreviews({ outputFormat, model }: Draft): void {
  if (outputFormat !== "gif" && outputFormat !== "svg") return;
  throw new WireError(403, "invalid_request_error", {
    code: "unsupported_model",
    param: "output_format",
    message: `Your organization does not have access to '${outputFormat}' output with the model \`${model}\`.`,
  });
}

async function inspectPictures(draft: Draft): Promise<Pictures> {
  if (draft.mask && draft.markup) {
    throw userError("invalid_value", "markup", "The parameters 'mask' and 'markup' cannot be used together.");
  }
  const images = await inspectImages(draft.images);
  const first = images[0];
  if (!first) return { images, mask: null, markup: null };
  return {
    images,
    mask: draft.mask && (await inspectMask(draft.mask, first)),
    markup: draft.markup && (await inspectMarkup(draft.markup)),
  };
}
