import type { TemplateContent } from "#lib/template/content.ts";
import { nameFault } from "#lib/template/names.ts";
import { parseBody } from "#lib/template/parse.ts";

/** What a name in the body stands for. */
export type NameKind = "variable" | "slot";
export type KnownName = {
  name: string;
  kind: NameKind /** Its type in the reader's words. */;
  detail: string;
};

/** `{{name}}` with the spaces it may have, or the `\{{` that stands for itself: for the eye; `parseBody` decides. */
export const tagPattern = /\\\{\{|\{\{ *([\p{L}_][\p{L}\p{M}\p{Nd}_]*) *\}\}/gu;

/** Whether the template language takes it as a name. */
export const isName = (name: string): boolean => nameFault(name) === null;

/** The first free one of `name`, `name2`, `name3` ... */
export function freeName(
  wanted: string,
  { variables, slots }: Pick<TemplateContent, "variables" | "slots">,
): string {
  const taken = new Set([...variables, ...slots].map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`;
}

/** The body with every `{{from}}` reading `{{to}}`; what is escaped stays. */
export function renameInBody(body: string, from: string, to: string): string {
  let renamed = "";
  let at = 0;
  for (const segment of parseBody(body).segments) {
    if (segment.kind !== "variable" || segment.name !== from) continue;
    const tag = body.slice(segment.start, segment.end);
    renamed += body.slice(at, segment.start) + tag.replace(/[^{} ]+/u, () => to);
    at = segment.end;
  }
  return renamed + body.slice(at);
}
