import type { TemplateContent } from "#lib/template/content.ts";

/** The roles of a content's image slots as lists filter by them: `base,mask,reference`. */
export const slotRolesOf = ({ slots }: TemplateContent): string =>
  [...new Set(slots.map(({ role }) => role))].sort().join(",");
