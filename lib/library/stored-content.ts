import { AppError } from "#lib/errors.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/** The content of a draft or a version, as a service has written it by its schema. */
export function storedContent(text: string): TemplateContent {
  try {
    return JSON.parse(text) as TemplateContent;
  } catch (cause) {
    throw new AppError("internal", { message: "a stored template cannot be read", cause });
  }
}
