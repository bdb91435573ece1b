import { componentSchemas } from "#server/openapi/component-schema.ts";
import { libraryOperations } from "#server/openapi/library-operations.ts";
import { body, empty, type Operation, operation, type Tag } from "#server/openapi/operation.ts";
import { pictureOperations } from "#server/openapi/picture-operations.ts";
import { promptOperations } from "#server/openapi/prompt-operations.ts";
import { answerHeaders, shared, sharedParameters } from "#server/openapi/shared-parts.ts";

const about = operation({
  method: "get",
  path: "/api/v1/openapi.json",
  tag: "About",
  operationId: "getOpenApi",
  summary: "This file",
  description: "The description of this API, as this studio answers it.",
  parameters: shared("ifNoneMatch"),
  answers: {
    200: body("application/json", "OpenAPI 3.1.", ["ETag", "Cache-Control", "Vary"], { type: "object" }),
    304: empty("The caller has it.", ["ETag", "Cache-Control", "Vary"]),
  },
  errors: [],
});

const tags: { name: Tag; description: string }[] = [
  { name: "Released prompts", description: "What applications take: current prompts, filled in, drawn." },
  { name: "Releases", description: "What makes a version current in an environment." },
  { name: "Library", description: "Templates in lists, and prompts as files." },
  { name: "Pictures", description: "Pictures in, lists of them, and pictures out." },
  { name: "About", description: "What this API is." },
];

const operations: Operation[] = [...promptOperations, ...libraryOperations, ...pictureOperations, about];

/** The studio's own API as OpenAPI 3.1: served at /api/v1/openapi.json, kept as docs/openapi.json. */
export function openApiDocument() {
  return {
    openapi: "3.1.1",
    info: {
      title: "Pentimento",
      version: "1",
      summary: "Released prompts, the library and the pictures of a studio.",
      description:
        "JSON in UTF-8. Every failure has the envelope `Error`; match on `code`. Where GET is answered HEAD is too. A web page of another origin is refused. Fields may be added to answers; bodies with a name nobody knows are refused.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "The studio that serves this file." }],
    security: [{}, { bearer: [] }],
    tags,
    paths: pathsOf(operations),
    components: {
      schemas: componentSchemas(),
      parameters: sharedParameters,
      headers: answerHeaders,
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "Who a program says it is. Solo mode on loopback asks for none.",
        },
      },
    },
  };
}

function pathsOf(
  all: readonly Operation[],
): Record<string, Record<string, Omit<Operation, "path" | "method">>> {
  const paths: ReturnType<typeof pathsOf> = {};
  for (const { path, method, ...rest } of all) paths[path] = { ...paths[path], [method]: rest };
  return paths;
}
