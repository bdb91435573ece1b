import type { AppError, ErrorView } from "#lib/errors.ts";
import texts from "#lib/i18n/messages/en/errors.json" with { type: "json" };
import { plainMessage } from "#lib/i18n/plain-message.ts";

/** The body of a failed request: what a screen puts into words, and a sentence for whoever reads it bare. */
export function errorAnswer(error: AppError, requestId: string): { error: ErrorView & { message: string } } {
  return { error: { ...error.view(requestId), message: sentence(error) } };
}

/** What happened, and what to do. Pages and the studio say it in their language. */
function sentence({ code, params }: AppError): string {
  const { what, next } = texts[code];
  const values = { kind: "other", ...params };
  return `${plainMessage(what, values)} ${plainMessage(next, values)}`;
}
