import { conversionSchema } from "#lib/gallery/convert-image.ts";
import { listedOrigins } from "#lib/gallery/origin.ts";
import { pageSchema } from "#lib/gallery/schema.ts";
import { galleryQualities, gallerySorts } from "#lib/gallery/view.ts";
import { uploadPurposes } from "#lib/uploads/store-upload.ts";
import { body, json, type Operation, operation } from "#server/openapi/operation.ts";
import { choice, flag, optional, queryOf, repeated } from "#server/openapi/query.ts";
import type { Parameter } from "#server/openapi/shared-parts.ts";

const filter: Parameter[] = [
  optional("q", "Words of prompts and names; every one has to be found."),
  repeated("model", "Models, any of them."),
  repeated("size", "`<width>x<height>` in pixels, any of them."),
  repeated("quality", "Qualities, any of them.", galleryQualities),
  repeated("origin", "Where pictures came from, any of them.", listedOrigins),
  repeated("tag", "Tags, all of them."),
  flag("favourite", "Only favourites."),
  optional("rating", "Rated at least this.", { type: "integer", minimum: 1, maximum: 5 }),
  optional("collection", "Id of a collection."),
  optional("from", "First day, `yyyy-mm-dd`, of the reader's calendar.", { type: "string", format: "date" }),
  optional("to", "Last day.", { type: "string", format: "date" }),
  flag("trash", "The trash instead."),
  choice("sort", "`newest` unless told.", gallerySorts),
];
const page = queryOf(pageSchema, {
  timeZone: "Whose calendar the days are of.",
  until: "Leaves out what came later: `until` of the index.",
  offset: "Place of the first one.",
  limit: "Most of one page.",
});
const id = (description: string, pattern = "^[a-z0-9_]{1,40}$"): Parameter => ({
  name: "id",
  in: "path",
  required: true,
  description,
  schema: { type: "string", pattern },
});
const saved = ["Cache-Control", "Content-Disposition"] as const;

/** Pictures in, lists of them, and pictures out. */
export const pictureOperations: Operation[] = [
  operation({
    method: "post",
    path: "/api/v1/uploads",
    tag: "Pictures",
    operationId: "uploadPicture",
    summary: "Bring a picture",
    description:
      "PNG, JPEG or WebP by its bytes, at most 50 MB and 50 megapixels, as the body itself or as the first file of a form, with `name` and `purpose` as fields before it. The same picture again is the same image.",
    parameters: [
      optional("name", "What it is called."),
      choice("purpose", "`reference` unless told; nothing else is listed in the gallery.", uploadPurposes),
    ],
    requestBody: {
      required: true,
      description: "The picture.",
      content: {
        "image/*": { schema: { contentMediaType: "image/*" } },
        "multipart/form-data": {
          schema: {
            type: "object",
            properties: {
              name: { type: "string" },
              purpose: { type: "string", enum: [...uploadPurposes] },
              file: { contentMediaType: "image/*" },
            },
          },
        },
      },
    },
    answers: { 201: json("Image", "The image it is now.") },
    errors: [
      "invalid_request",
      "upload_empty",
      "upload_too_large",
      "upload_type_unsupported",
      "storage_quota_exceeded",
      "disk_full",
    ],
  }),
  operation({
    method: "get",
    path: "/api/v1/gallery",
    tag: "Pictures",
    operationId: "getGalleryIndex",
    summary: "The shape of a gallery",
    description:
      "One ratio for each matching picture, in order, so that a layout stands before pictures are asked for.",
    parameters: [...filter, ...page],
    answers: { 200: json("GalleryIndex", "The index.", ["Vary"]) },
    errors: ["invalid_request"],
  }),
  operation({
    method: "get",
    path: "/api/v1/gallery/facets",
    tag: "Pictures",
    operationId: "getGalleryFacets",
    summary: "What the gallery's filters offer",
    description: "Models, sizes, qualities, tags and collections, with how many there are.",
    parameters: [flag("trash", "Of the trash.")],
    answers: { 200: json("GalleryFacets", "The menus.", ["Vary"]) },
    errors: [],
  }),
  operation({
    method: "get",
    path: "/api/v1/images",
    tag: "Pictures",
    operationId: "listImages",
    summary: "Pictures of the gallery",
    description: "A page of them, by the filter of the gallery's page.",
    parameters: [...filter, ...page],
    answers: { 200: json("GalleryPage", "A page.", ["Vary"]) },
    errors: ["invalid_request"],
  }),
  operation({
    method: "get",
    path: "/api/v1/images/by-hash/{sha256}",
    tag: "Pictures",
    operationId: "findImageByHash",
    summary: "The picture that has these bytes",
    description: "The picture and the run that made it, by the sha256 of the file.",
    parameters: [
      {
        name: "sha256",
        in: "path",
        required: true,
        description: "In lower-case hex.",
        schema: { type: "string", pattern: "^[0-9a-f]{64}$" },
      },
    ],
    answers: { 200: json("KnownPicture", "The picture.", ["Vary"]) },
    errors: ["not_found"],
  }),
  operation({
    method: "get",
    path: "/api/v1/images/{id}/download",
    tag: "Pictures",
    operationId: "downloadImage",
    summary: "A picture written anew",
    description:
      "In another format or size, without the file's metadata. The original bytes are at `/blobs/<sha256>?download=<name>`.",
    parameters: [
      id("Id of the picture.", "^[a-z0-9_]{1,100}$"),
      ...queryOf(conversionSchema, {
        format: "What it is written as.",
        quality: "Of JPEG and WebP.",
        width: "Pixels; never enlarged.",
      }),
    ],
    answers: {
      200: {
        ...body("image/*", "The picture.", [...saved]),
      },
    },
    errors: ["invalid_request", "not_found", "blob_missing", "thumbnail_impossible"],
  }),
  operation({
    method: "get",
    path: "/api/v1/downloads/{id}",
    tag: "Pictures",
    operationId: "downloadPictures",
    summary: "Chosen pictures as a zip",
    description: "A selection that was made in the gallery; the link works for a day.",
    parameters: [id("Id of the selection.")],
    answers: { 200: body("application/zip", "The zip.", [...saved]) },
    errors: ["not_found", "export_expired"],
  }),
  operation({
    method: "get",
    path: "/api/v1/matrices/{id}.csv",
    tag: "Pictures",
    operationId: "downloadMatrixTable",
    summary: "A matrix as a table",
    description: "Every cell with its values, state, price and pictures.",
    parameters: [id("Id of the matrix.")],
    answers: { 200: body("text/csv", "The table.", [...saved]) },
    errors: ["not_found"],
  }),
  operation({
    method: "get",
    path: "/api/v1/matrices/{id}.png",
    tag: "Pictures",
    operationId: "downloadMatrixSheet",
    summary: "A matrix as one picture",
    description: "The contact sheet of the grid, with its headings.",
    parameters: [id("Id of the matrix.")],
    answers: { 200: body("image/png", "The sheet.", [...saved]) },
    errors: ["not_found"],
  }),
];
