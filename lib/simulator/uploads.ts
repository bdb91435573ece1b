import { maxReferences, maxUploadBytes } from "#lib/images/parameters.ts";
import type { Body } from "#lib/simulator/body.ts";
import { invalidType, missing, unknownParameter } from "#lib/simulator/check-value.ts";
import { jsonKind } from "#lib/simulator/json-kind.ts";
import { schemaError, userError } from "#lib/simulator/wire-error.ts";

/** A picture as it was sent, not looked into yet. `mime` is what the sender calls it, lower case, essence only. */
export type Upload = { param: string; mime: string; bytes: () => Promise<Uint8Array> };

const maxUrlLength = 20_971_520;

/** The pictures to edit, in order: `images` of a JSON body, `image` and `image[]` of a form. */
export function readImages(body: Body): readonly Upload[] {
  const uploads = body.encoding === "json" ? jsonImages(body.values.get("images")) : formImages(body);
  if (uploads.length > maxReferences)
    throw tooMany(body.encoding === "json" ? "images" : "image", uploads.length);
  return uploads;
}

/** The mask or markup, or null when there is none. */
export function readOverlay(body: Body, name: "mask" | "markup"): Upload | null {
  const value = body.values.get(name);
  if (value === undefined || value === null) return null;
  return body.encoding === "json" ? jsonUpload(name, value) : formUpload(name, lastOf(value));
}

function formImages(body: Body): Upload[] {
  const parts = ["image", "image[]"].flatMap(
    (name) => (body.values.get(name) as unknown[] | undefined) ?? [],
  );
  if (parts.length === 0) throw missing("images");
  return parts.map((part) => formUpload("image", part));
}

function formUpload(param: string, part: unknown): Upload {
  if (!(part instanceof Blob))
    throw schemaError(
      "invalid_type",
      param,
      `Invalid type for '${param}': expected a file, but got ${jsonKind(part)} instead.`,
    );
  if (part.size > maxUploadBytes) throw tooLarge(param);
  return { param, mime: essence(part.type), bytes: async () => new Uint8Array(await part.arrayBuffer()) };
}

function jsonImages(value: unknown): Upload[] {
  if (value === undefined) throw missing("images");
  if (!Array.isArray(value)) throw invalidType("images", "an array of objects", value);
  if (value.length === 0) {
    throw schemaError(
      "empty_array",
      "images",
      "Invalid 'images': empty array. Expected an array with minimum length 1, but got an empty array instead.",
    );
  }
  return value.map((item: unknown, index) => jsonUpload(`images[${index}]`, item));
}

function jsonUpload(param: string, value: unknown): Upload {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidType(param, "an object", value);
  const unknown = Object.keys(value).find((key) => key !== "image_url" && key !== "file_id");
  if (unknown) throw unknownParameter(`${param}.${unknown}`);
  const { image_url: url, file_id: file } = value as { image_url?: unknown; file_id?: unknown };
  if (url === undefined && file === undefined) throw missing(`${param}.image_url`);
  if (url === undefined) {
    // The simulator keeps no files, so no id can be known to it.
    throw userError("image_file_not_found", `${param}.file_id`, `No such file: '${String(file)}'.`);
  }
  if (typeof url !== "string") throw invalidType(`${param}.image_url`, "a string", url);
  return dataUrl(`${param}.image_url`, url);
}

function dataUrl(param: string, url: string): Upload {
  if (url.length > maxUrlLength) {
    throw schemaError(
      "string_above_max_length",
      param,
      `Invalid '${param}': string too long. Expected a string with maximum length ${maxUrlLength}, but got a string with length ${url.length} instead.`,
    );
  }
  const comma = url.indexOf(",");
  const head = comma < 0 ? null : /^data:([^;,]*)(;[^,]*)?;base64$/i.exec(url.slice(0, comma));
  if (!head) {
    throw userError(
      "invalid_image_url",
      param,
      `Invalid '${param}': expected a base64 data URL; the simulator does not download pictures.`,
    );
  }
  return {
    param,
    mime: essence(head[1] ?? ""),
    bytes: async () => new Uint8Array(Buffer.from(url.slice(comma + 1), "base64")),
  };
}

function tooMany(param: string, count: number) {
  return schemaError(
    "array_above_max_length",
    param,
    `Invalid '${param}': array too long. Expected an array with maximum length ${maxReferences}, but got an array with length ${count} instead.`,
  );
}

function tooLarge(param: string) {
  return userError("image_file_too_large", param, `Invalid image file: '${param}' is larger than 50 MB.`);
}

function essence(mediaType: string): string {
  return mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function lastOf(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}
