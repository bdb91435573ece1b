import { libraryPageSchema } from "#lib/library/schema.ts";
import { body, json, type Operation, operation } from "#server/openapi/operation.ts";
import { libraryFilter } from "#server/openapi/prompt-operations.ts";
import { choice, optional, queryOf } from "#server/openapi/query.ts";

const file = {
  required: true,
  description: "The file as the body itself, or the first file of a form. At most 50 MB.",
  content: {
    "application/octet-stream": { schema: { contentMediaType: "application/octet-stream" } },
    "multipart/form-data": {
      schema: { type: "object", properties: { file: { contentMediaType: "application/octet-stream" } } },
    },
  },
};

/** The library's list, and prompts as files in and out. */
export const libraryOperations: Operation[] = [
  operation({
    method: "get",
    path: "/api/v1/library",
    tag: "Library",
    operationId: "listTemplates",
    summary: "The library, as its page shows it",
    description: "Templates by the filter of the page's address, with covers, use and prices.",
    parameters: [
      ...libraryFilter,
      ...queryOf(libraryPageSchema, { offset: "Place of the first one.", limit: "Most of one page." }),
    ],
    answers: { 200: json("LibraryPage", "A page.", ["Vary"]) },
    errors: ["invalid_request"],
  }),
  operation({
    method: "get",
    path: "/api/v1/library/facets",
    tag: "Library",
    operationId: "getLibraryFacets",
    summary: "What the library's filters offer",
    description: "Folders, tags and states of a kind, with how many there are.",
    parameters: [choice("kind", "`prompt` unless `fragment`.", ["prompt", "fragment"])],
    answers: { 200: json("LibraryFacets", "The menus.", ["Vary"]) },
    errors: [],
  }),
  operation({
    method: "post",
    path: "/api/v1/library/import",
    tag: "Library",
    operationId: "importPrompts",
    summary: "Bring prompts in",
    description:
      "One file of prompts (`.prompt`, Prompty, Langfuse, a gallery's list, an OpenAI prompt object) or a zip of them. Every prompt has an outcome of its own and comes in as a draft.",
    parameters: [
      optional("name", "Name of the file, with its ending."),
      optional("folder", "Where prompts go that name no folder."),
    ],
    requestBody: file,
    answers: { 200: json("ImportOutcome", "What became of each.") },
    errors: [
      "invalid_request",
      "upload_empty",
      "upload_too_large",
      "import_archive_unreadable",
      "import_too_large",
    ],
  }),
  operation({
    method: "post",
    path: "/api/v1/library/template-of",
    tag: "Library",
    operationId: "findTemplateOfPicture",
    summary: "Which template made a picture",
    description:
      "Known by its bytes, or by what an exported copy says of itself; null when neither leads anywhere.",
    parameters: [],
    requestBody: file,
    answers: { 200: json("TemplateOfPicture", "The template, or null.") },
    errors: ["upload_empty", "upload_too_large"],
  }),
  operation({
    method: "get",
    path: "/api/v1/library/templates/{slug}.prompt",
    tag: "Library",
    operationId: "exportPrompt",
    summary: "One template as a file",
    description:
      "The draft, or a version of it, as the same bytes that come out after it was brought in again.",
    parameters: [
      {
        name: "slug",
        in: "path",
        required: true,
        description: "Name of the template.",
        schema: { type: "string", pattern: "^[a-z0-9-]{1,100}$" },
      },
      optional("version", "Number of a version; the draft without it.", { type: "integer", minimum: 1 }),
    ],
    answers: {
      200: body("text/plain", "The file.", ["Cache-Control", "Content-Disposition"]),
    },
    errors: ["invalid_request", "not_found"],
  }),
  operation({
    method: "get",
    path: "/api/v1/library/exports/{id}",
    tag: "Library",
    operationId: "downloadPrompts",
    summary: "Chosen templates as a zip",
    description: "A selection that was made on the library's page; the link works for a day.",
    parameters: [
      {
        name: "id",
        in: "path",
        required: true,
        description: "Id of the selection.",
        schema: { type: "string", pattern: "^[a-z0-9_]{1,40}$" },
      },
    ],
    answers: { 200: body("application/zip", "The zip.", ["Cache-Control", "Content-Disposition"]) },
    errors: ["not_found", "export_expired"],
  }),
];
