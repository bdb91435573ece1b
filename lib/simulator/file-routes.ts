import { invalidType, missing } from "#lib/simulator/check-value.ts";
import { simulatorId } from "#lib/simulator/headers.ts";
import type { Settings } from "#lib/simulator/options.ts";
import type { FileStore, StoredFile } from "#lib/simulator/stored-files.ts";
import { schemaError, WireError } from "#lib/simulator/wire-error.ts";

type Asked = {
  settings: Settings;
  files: FileStore;
  request: Request;
  key: string;
  headers: Record<string, string>;
};

/** POST /v1/files: a form with `purpose` and `file`. */
export async function createFile({ settings, files, request, key, headers }: Asked): Promise<Response> {
  const form = await request.formData().catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw schemaError(null, null, "Could not parse multipart form.");
  });
  const [purpose, file] = [form.get("purpose"), form.get("file")];
  if (purpose === null) throw missing("purpose");
  if (purpose !== "batch") {
    throw schemaError("invalid_value", "purpose", `'${String(purpose)}' is not one of ['batch'] - 'purpose'`);
  }
  if (file === null) throw missing("file");
  if (typeof file === "string") throw invalidType("file", "a file", file);
  const stored: StoredFile = {
    id: simulatorId("file-", settings.random),
    key,
    name: file.name,
    purpose,
    bytes: new Uint8Array(await file.arrayBuffer()),
    createdAt: Math.floor(settings.now() / 1000),
  };
  files.put(stored);
  return Response.json(fileObject(stored), { headers });
}

/** GET and DELETE /v1/files/<id>, GET /v1/files/<id>/content. */
export function answerFile(asked: Asked, id: string, wantsContent: boolean): Response {
  const { files, request, key, headers } = asked;
  const file = files.find(id, key);
  if (!file) throw notFound(id);
  if (request.method === "DELETE") {
    files.remove(id, key);
    return Response.json({ id, object: "file", deleted: true }, { headers });
  }
  if (!wantsContent) return Response.json(fileObject(file), { headers });
  const body = new Blob([file.bytes as Uint8Array<ArrayBuffer>]);
  return new Response(body, { headers: { ...headers, "content-type": "application/octet-stream" } });
}

const fileObject = ({ id, name, purpose, bytes, createdAt }: StoredFile) => ({
  id,
  object: "file",
  bytes: bytes.length,
  created_at: createdAt,
  filename: name,
  purpose,
  status: "processed",
  status_details: null,
});

function notFound(id: string): WireError {
  const message = `No such File object: ${id}`;
  return new WireError(404, "invalid_request_error", { message, param: "id" });
}
