import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { isForeignRead } from "#lib/security/mutation-rule.ts";
import type { Context } from "#lib/studio/context.ts";
import { requestContext } from "../context.ts";

/**
 * A GET route's inside: refuses foreign pages, calls the service, answers with its value or with the error and its
 * status, as the server's own routes do. Packing is left to Next, which keeps no content-encoding of ours.
 */
export async function answerJson(
  request: Request,
  service: (context: Context) => Promise<unknown>,
): Promise<Response> {
  const context = await requestContext();
  try {
    refuseForeignPage(request);
    return respond(200, JSON.stringify(await service(context)));
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = AppError.from(thrown);
    const { requestId, studio } = context;
    if (error.status >= 500) studio.logger.error({ requestId, err: thrown }, "request failed");
    const response = respond(error.status, await errorBody(error, requestId));
    if (error.retryable) response.headers.set("retry-after", "1");
    return response;
  }
}

/** As `errorAnswer`, which the bundler cannot read: it makes code of the files of messages. */
async function errorBody(error: AppError, requestId: string): Promise<string> {
  const view = error.view(requestId);
  const { title, next } = errorText(await getTranslations("errors"), view);
  return JSON.stringify({ error: { ...view, message: `${title} ${next}` } });
}

/** What a request's address says, by the service's own schema. */
export function parsed<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join(".") || null;
  throw new AppError("invalid_request", { ...(field && { field }), cause: result.error });
}

function refuseForeignPage({ headers }: Request): void {
  const source = {
    origin: headers.get("origin") ?? undefined,
    host: headers.get("host") ?? undefined,
    fetchSite: headers.get("sec-fetch-site") ?? undefined,
    fetchMode: headers.get("sec-fetch-mode") ?? undefined,
    cookie: headers.get("cookie") ?? undefined,
  };
  if (isForeignRead(source))
    throw new AppError("origin_refused", { params: { origin: source.origin ?? "" } });
}

function respond(status: number, text: string): Response {
  const headers = new Headers({
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  return new Response(text, { status, headers });
}
