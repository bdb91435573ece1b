import { z } from "zod";

const ids = z.array(z.string());
const groups = <Was extends z.ZodType>(was: Was) => z.array(z.object({ was, ids }));
const moment = z.iso.datetime();

/** What BulkChange.before holds: the pictures a change really changed, by what they were before, and what they became. */
export const changeRecordSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rate"), became: z.int(), groups: groups(z.int()) }),
  z.object({ kind: z.literal("favourite"), became: z.boolean(), groups: groups(z.boolean()) }),
  z.object({ kind: z.literal("trash"), became: moment, groups: groups(z.null()) }),
  z.object({ kind: z.literal("restore"), became: z.null(), groups: groups(moment) }),
  z.object({ kind: z.enum(["tag", "untag"]), tagId: z.string().nullable(), ids }),
  z.object({ kind: z.enum(["collect", "uncollect"]), collectionId: z.string(), ids }),
]);

export type ChangeRecord = z.infer<typeof changeRecordSchema>;

/** Every picture a change has changed. */
export const changedIds = (record: ChangeRecord): string[] =>
  "ids" in record ? record.ids : record.groups.flatMap((group) => group.ids);
