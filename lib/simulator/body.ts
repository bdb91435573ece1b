import { schemaError } from "#lib/simulator/wire-error.ts";

/** A request body before anything is checked: keys in the order they were sent. */
export type Body = {
  encoding: "json" | "multipart";
  /** JSON: the value. Multipart: an array of every part of that name, strings and files. */
  values: ReadonlyMap<string, unknown>;
};

const jsonOnly = ["application/json"];
const jsonOrForm = ["application/json", "multipart/form-data"];

/** Reads the body by the essence of its media type. `multipart` says whether the route takes forms. */
export async function readBody(request: Request, multipart: boolean): Promise<Body> {
  const contentType = request.headers.get("content-type") ?? "";
  const essence = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const accepted = multipart ? jsonOrForm : jsonOnly;
  if (!accepted.includes(essence)) throw unsupported(contentType, accepted);
  return essence === "application/json" ? readJson(request) : readForm(request);
}

async function readJson(request: Request): Promise<Body> {
  const parsed: unknown = await request.json().catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw schemaError(null, null, unparsable);
  });
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw schemaError(null, null, unparsable);
  }
  return { encoding: "json", values: new Map(Object.entries(parsed)) };
}

async function readForm(request: Request): Promise<Body> {
  const form = await request.formData().catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw schemaError(null, null, "Could not parse multipart form.");
  });
  const values = new Map<string, unknown[]>();
  for (const [name, value] of form) {
    const earlier = values.get(name);
    if (earlier) earlier.push(value);
    else values.set(name, [value]);
  }
  return { encoding: "multipart", values };
}

const unparsable =
  "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. " +
  "The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)";

function unsupported(contentType: string, accepted: readonly string[]) {
  const list = accepted.map((type) => `'${type}'`).join(" or ");
  return schemaError(
    "unsupported_content_type",
    null,
    `Unsupported content type: '${contentType}'. This API method only accepts ${list} requests, but you specified ` +
      `the header 'Content-Type: ${contentType}'. Please try again with a supported content type.`,
  );
}
