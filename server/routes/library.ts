import { AppError } from "#lib/errors.ts";
import { exportPrompt } from "#lib/library/export-prompt.ts";
import { exportTemplates } from "#lib/library/export-templates.ts";
import { libraryQueryFromUrl } from "#lib/library/filter-url.ts";
import { findTemplateOf } from "#lib/library/find-template-of.ts";
import { importFiles, maxImportBytes } from "#lib/library/import-files.ts";
import { libraryFacets } from "#lib/library/library-facets.ts";
import { type LibraryRequest, listTemplates } from "#lib/library/list-templates.ts";
import { folderSchema, libraryPageSchema } from "#lib/library/schema.ts";
import type { Studio } from "#lib/studio/context.ts";
import { attachment } from "#server/content-disposition.ts";
import { allowMethods, contextOf, type Exchange, type Route, sendJson } from "#server/exchange.ts";
import { firstFile } from "#server/multipart.ts";
import { reading } from "#server/reading.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { sendZip } from "#server/send-zip.ts";
import { uploadSource } from "#server/upload-source.ts";

const single = /^\/api\/v1\/library\/templates\/([a-z0-9-]{1,100})\.prompt$/;
const exported = /^\/api\/v1\/library\/exports\/([a-z0-9_]{1,40})$/;

/**
 * GET /api/v1/library/templates/<slug>.prompt[?version=<n>]: one template as a file. GET /api/v1/library/exports/<id>: the
 * chosen ones as a zip, made while it is sent.
 */
export function createLibraryFileRoute(studio: Studio): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const context = contextOf(studio, exchange);
    const exportId = exported.exec(exchange.path)?.[1];
    if (exportId) {
      const { zip, count, createdAt } = await exportTemplates(context, exportId);
      if (exchange.response.destroyed) return;
      const day = createdAt.toISOString().slice(0, 10);
      return sendZip(exchange, zip, `pentimento-prompts-${day}-${count}.zip`);
    }
    const slug = single.exec(exchange.path)?.[1];
    if (!slug) throw new AppError("not_found");
    const version = exchange.query.get("version");
    if (version !== null && !/^[1-9]\d{0,6}$/.test(version))
      throw new AppError("invalid_request", { field: "version" });
    const { name, text } = await exportPrompt(context, {
      slug,
      number: version === null ? null : Number(version),
    });
    sendText(exchange, name, text);
  };
}

function sendText({ request, response }: Exchange, name: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(200, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": body.length,
    "content-disposition": attachment(name),
    "cache-control": "private, no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * POST /api/v1/library/import: one file of prompts or a zip of them, as the body itself (`?name=`) or as the first file of a
 * form. Answers with the outcome of every prompt in it.
 */
function createLibraryImportRoute(studio: Studio): Route {
  return async (exchange) => {
    const { bytes, name } = await receivedFile(exchange);
    // A folder on the form wins over none; what the file itself says wins over both.
    const folder = folderSchema.safeParse(exchange.query.get("folder") ?? "");
    if (!folder.success) throw new AppError("invalid_request", { field: "folder" });
    const context = contextOf(studio, exchange);
    sendJson(exchange, 200, {
      files: await importFiles(context, { name: name ?? "prompt.prompt", bytes, folder: folder.data }),
    });
  };
}

/** POST /api/v1/library/template-of: a picture, as the body itself; answers with the template it was made from, or null. */
function createTemplateOfRoute(studio: Studio): Route {
  return async (exchange) => {
    const { bytes } = await receivedFile(exchange);
    sendJson(exchange, 200, { template: await findTemplateOf(contextOf(studio, exchange), { bytes }) });
  };
}

/** The body itself (`?name=`), or the first file of a form. */
async function receivedFile(exchange: Exchange): Promise<{ bytes: Buffer; name: string | null }> {
  const { request, response, query } = exchange;
  allowMethods(exchange, ["POST"]);
  if (Number(request.headers["content-length"] ?? 0) > maxImportBytes + wrapping) throw tooLarge();
  if (request.headers.expect) response.writeContinue();
  const isForm = request.headers["content-type"]?.toLowerCase().startsWith("multipart/form-data");
  const part = isForm ? await firstFile(request, maxImportBytes) : null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of uploadSource(part?.source ?? request)) {
    length += piece.length;
    if (length > maxImportBytes) throw tooLarge();
    parts.push(piece);
  }
  if (length === 0) throw new AppError("upload_empty");
  return { bytes: Buffer.concat(parts), name: query.get("name") ?? part?.filename ?? null };
}

/** What the wrapping of a form may add to the file. */
const wrapping = 64 * 1024;
const tooLarge = () => new AppError("upload_too_large", { params: { maxBytes: maxImportBytes } });

/**
 * GET /api/v1/library: a page (`offset`, `limit`) of templates, with the filter as the screen's address has it; GET
 * /api/v1/library/facets: the filter menus of a `kind`. Here and not in Next because a library is typed and scrolled
 * through them.
 */
export function libraryRoutes(studio: Studio): [path: string, route: Route][] {
  return [
    ["/api/v1/library", reading(studio, (context, { query }) => listTemplates(context, asked(query)))],
    [
      "/api/v1/library/facets",
      reading(studio, (context, { query }) =>
        libraryFacets(context, { kind: query.get("kind") === "fragment" ? "fragment" : "prompt" }),
      ),
    ],
    ["/api/v1/library/import", createLibraryImportRoute(studio)],
    ["/api/v1/library/template-of", createTemplateOfRoute(studio)],
  ];
}

/** Rubbish in the filter is dropped; a page that cannot be meant is `invalid_request`. */
function asked(query: URLSearchParams): LibraryRequest {
  const page = libraryPageSchema.safeParse(Object.fromEntries(query));
  if (page.success) return { ...libraryQueryFromUrl(query), ...page.data };
  const field = page.error.issues[0]?.path.join(".");
  throw new AppError("invalid_request", { ...(field && { field }), cause: page.error });
}
