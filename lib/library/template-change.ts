import { z } from "zod";

const ids = z.array(z.string());
const moment = z.iso.datetime();

/** What BulkChange.before holds of a change of templates: those it really changed, what they were and what they became. */
export const templateChangeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("templates.move"),
    moves: z.array(z.object({ was: z.string(), became: z.string(), ids })),
  }),
  z.object({ kind: z.literal("templates.favourite"), became: z.boolean(), ids }),
  z.object({ kind: z.enum(["templates.tag", "templates.untag"]), tagId: z.string().nullable(), ids }),
  z.object({ kind: z.literal("templates.archive"), became: moment, ids }),
  z.object({
    kind: z.literal("templates.restore"),
    groups: z.array(z.object({ was: moment, ids })),
  }),
]);

export type TemplateChange = z.infer<typeof templateChangeSchema>;

/** Every template a change has changed. */
export function changedTemplates(change: TemplateChange): string[] {
  if ("ids" in change) return change.ids;
  return "moves" in change
    ? change.moves.flatMap((move) => move.ids)
    : change.groups.flatMap((group) => group.ids);
}
