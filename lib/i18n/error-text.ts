import type { ErrorView } from "#lib/errors.ts";

/** `useTranslations("errors")` or `await getTranslations("errors")`. */
export type ErrorTranslator = (key: string, values?: Record<string, string | number>) => string;

/** title: what happened, and what was charged. next: what to do about it. */
export type ErrorText = { title: string; next: string };

/** An error in the reader's language. */
export function errorText(
  t: ErrorTranslator,
  { code, params }: Pick<ErrorView, "code" | "params">,
): ErrorText {
  // `upload_type_unsupported` says what the file is, where that is known.
  const values = { kind: "other", ...params };
  return { title: t(`${code}.what`, values), next: t(`${code}.next`, values) };
}
